namespace OpenIntegrations.S3.Local;

/// <summary>A bucket's access control document.</summary>
internal static class BucketAcl
{
    private const string Name = "acl";

    public static Answer Get(S3Request request) =>
        Xml.Document(request.Bucket.Settings.Configurations.TryGetValue(Name, out string? document) ? document : Acl.Default);

    public static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        string document = Acl.OfRequest(request);
        bucket.Change(settings => settings.With(Name, document));
        return new Answer(200);
    }
}
