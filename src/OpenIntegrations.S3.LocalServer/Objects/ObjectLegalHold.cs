using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>A lock without an end, until somebody takes it away.</summary>
internal static class ObjectLegalHold
{
    public static Answer Get(S3Request request)
    {
        ObjectRetention.CheckBucket(request.Bucket.Settings);
        ObjectVersion version = VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request));
        return Xml.Document("LegalHold", writer => writer.Element("Status", version.LegalHold ? "ON" : "OFF"));
    }

    public static Answer Put(S3Request request)
    {
        ObjectRetention.CheckBucket(request.Bucket.Settings);
        bool holds = Xml.Read(request.Payload.ReadDocument(), "LegalHold").Text("Status") switch
        {
            "ON" => true,
            "OFF" => false,
            _ => throw new S3Error(ErrorCode.MalformedXML),
        };
        VersionLookup.Change(request, version => version with { LegalHold = holds });
        return new Answer(200);
    }
}
