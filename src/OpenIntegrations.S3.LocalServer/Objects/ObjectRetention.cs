using System;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// How long versions may not be deleted: given with the upload, by the bucket, or later.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
/// </summary>
internal static class ObjectRetention
{
    private const string ModeHeader = "x-amz-object-lock-mode";
    private const string UntilHeader = "x-amz-object-lock-retain-until-date";
    private const string HoldHeader = "x-amz-object-lock-legal-hold";

    public static bool IsMode(string? mode) => mode is "GOVERNANCE" or "COMPLIANCE";

    /// <summary>Gives an upload the retention that its headers ask for, or else the bucket's.</summary>
    public static ObjectVersion Apply(HeaderList headers, BucketSettings bucket, DateTimeOffset now, ObjectVersion version)
    {
        string? mode = headers[ModeHeader], until = headers[UntilHeader], hold = headers[HoldHeader];
        EventHold? eventHold = EventHolds.Of(headers);
        if (mode is not null || until is not null || hold is not null || eventHold is not null) CheckBucket(bucket);
        if (mode is null != until is null)
            throw ErrorCode.Argument(ModeHeader, mode,
                "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        if (hold is not (null or "ON" or "OFF")) throw ErrorCode.Argument(HoldHeader, hold, "Legal Hold must be either of 'ON' or 'OFF'");
        Retention? retention = mode is not null ? Checked(mode, until, now) : OfBucket(bucket)?.From(now);
        return version with { Retention = retention, LegalHold = hold == "ON", EventHold = eventHold };
    }

    /// <summary>A lock on bytes that were damaged on their way would keep them for ever, so S3 insists on a digest.</summary>
    public static void CheckIntegrity(HeaderList headers, ChecksumPromise? checksum)
    {
        bool locks = headers.Contains(ModeHeader) || headers.Contains(UntilHeader) || headers.Contains(HoldHeader)
            || headers.Contains(EventHolds.Header);
        if (locks && checksum is null && headers["Content-MD5"] is null)
            throw new S3Error(ErrorCode.InvalidRequest,
                "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
    }

    public static Answer Show(Answer answer, ObjectVersion version) => answer
        .With(ModeHeader, version.Retention?.Mode)
        .With(UntilHeader, version.Retention is { } retention ? XmlExtensions.Timestamp(retention.Until) : null)
        .With(HoldHeader, version.LegalHold ? "ON" : null)
        .Show(version.EventHold);

    public static Answer Get(S3Request request)
    {
        CheckBucket(request.Bucket.Settings);
        ObjectVersion version = VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request));
        if (version.Retention is null && version.EventHold is null) throw new S3Error(ErrorCode.NoSuchObjectLockConfiguration);
        return Xml.Document("Retention", writer =>
        {
            writer.Element("Mode", version.Retention?.Mode);
            if (version.Retention is { } retention) writer.Element("RetainUntilDate", retention.Until);
            EventHolds.Write(writer, version.EventHold);
        });
    }

    public static Answer Put(S3Request request)
    {
        CheckBucket(request.Bucket.Settings);
        XElement document = Xml.Read(request.Payload.ReadDocument(), "Retention");
        EventHold? hold = EventHolds.Of(document);
        bool namesRetention = document.One("Mode") is not null || document.One("RetainUntilDate") is not null;
        Retention? wanted = namesRetention || (hold is null && document.HasElements)
            ? Checked(document.Text("Mode"), document.Text("RetainUntilDate"), request.Now) : null;
        bool bypasses = Bypasses(request, request.Bucket, request.Key, VersionLookup.IdOf(request));
        VersionLookup.Change(request, version =>
        {
            if (hold is not null) version = EventHolds.Change(version, hold, request.Now);
            if (hold is not null && !namesRetention) return version;
            bool isOnlyLonger = wanted is not null && wanted.Mode == version.Retention?.Mode && wanted.Until >= version.Retention.Until;
            if (!isOnlyLonger) VersionLock.CheckRetention(version.Retention, bypasses, request.Now);
            return version with { Retention = wanted };
        });
        return new Answer(200);
    }

    /// <exception cref="S3Error">The bucket was made without locks.</exception>
    public static void CheckBucket(BucketSettings bucket)
    {
        if (!bucket.ObjectLock) throw new S3Error(ErrorCode.InvalidRequest, "Bucket is missing Object Lock Configuration");
    }

    /// <summary>Whether a request wants to get past a GOVERNANCE retention, and may.</summary>
    public static bool Bypasses(S3Request request, Bucket bucket, string key, string? versionId) =>
        string.Equals(request.Headers["x-amz-bypass-governance-retention"], "true", StringComparison.OrdinalIgnoreCase)
        && Gate.Allows(request, bucket, new("BypassGovernanceRetention", Permission.Owner, key, versionId));

    private static Retention Checked(string? mode, string? until, DateTimeOffset now)
    {
        if (!IsMode(mode) || !HttpDate.TryParse(until, out var date)) throw new S3Error(ErrorCode.MalformedXML);
        return date > now ? new(mode!, date) : throw ErrorCode.Argument(UntilHeader, until, "The retain until date must be in the future!");
    }

    private static DefaultRetention? OfBucket(BucketSettings bucket) =>
        bucket.ObjectLock && bucket.Configurations.TryGetValue("object-lock", out string? document)
        ? DefaultRetention.Read(Xml.ReadStored(document)) : null;
}
