namespace OpenIntegrations.S3.Local;

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
