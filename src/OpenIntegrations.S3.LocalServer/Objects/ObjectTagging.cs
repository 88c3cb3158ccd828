using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>An object's tags.</summary>
internal static class ObjectTagging
{
    public static Answer Get(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ObjectVersion version = VersionLookup.Find(bucket, request.Key, VersionLookup.IdOf(request));
        return Xml.Document("Tagging", writer => Tags.Write(writer, version.Tags ?? [])).With("x-amz-version-id", bucket.ShownId(version));
    }

    public static Answer Put(S3Request request)
    {
        var tags = Tags.Read(Xml.Read(request.Payload.ReadDocument(), "Tagging"), Tags.ObjectLimit);
        ObjectVersion version = VersionLookup.Change(request, v => v with { Tags = tags });
        return new Answer(200).With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    public static Answer Delete(S3Request request)
    {
        ObjectVersion version = VersionLookup.Change(request, static v => v with { Tags = null });
        return new Answer(204).With("x-amz-version-id", request.Bucket.ShownId(version));
    }
}
