namespace OpenIntegrations.S3.Local;

/// <summary>An object's access control document.</summary>
internal static class ObjectAcl
{
    public static Answer Get(S3Request request) => Xml.Document(VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request)).Acl ?? Acl.Default);

    public static Answer Put(S3Request request)
    {
        string document = Acl.OfRequest(request);
        VersionLookup.Change(request, version => version with { Acl = document });
        return new Answer(200);
    }
}
