using System;
using System.Xml.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

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
        if (mode is not null || until is not null || hold is not null) CheckBucket(bucket);
        if (mode is null != until is null) throw ErrorCode.Argument(ModeHeader, mode, "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        if (hold is not (null or "ON" or "OFF")) throw ErrorCode.Argument(HoldHeader, hold, "Legal Hold must be either of 'ON' or 'OFF'");
        Retention? retention = mode is not null ? Checked(mode, until, now) : OfBucket(bucket)?.From(now);
        return version with { Retention = retention, LegalHold = hold == "ON" };
    }

    public static Answer Show(Answer answer, ObjectVersion version) => answer
        .With(ModeHeader, version.Retention?.Mode)
        .With(UntilHeader, version.Retention is { } retention ? XmlExtensions.Timestamp(retention.Until) : null)
        .With(HoldHeader, version.LegalHold ? "ON" : null);

    public static Answer Get(S3Request request)
    {
        CheckBucket(request.Bucket.Settings);
        Retention retention = VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request)).Retention ?? throw new S3Error(ErrorCode.NoSuchObjectLockConfiguration);
        return Xml.Document("Retention", writer =>
        {
            writer.Element("Mode", retention.Mode);
            writer.Element("RetainUntilDate", retention.Until);
        });
    }

    public static Answer Put(S3Request request)
    {
        CheckBucket(request.Bucket.Settings);
        XElement document = Xml.Read(request.Payload.ReadDocument(), "Retention");
        Retention? wanted = document.HasElements ? Checked(document.Text("Mode"), document.Text("RetainUntilDate"), request.Now) : null;
        bool bypasses = Bypasses(request);
        VersionLookup.Change(request, version =>
        {
            bool weaker = wanted is null || wanted.Until < version.Retention?.Until || (version.Retention?.Mode == "COMPLIANCE" && wanted.Mode != "COMPLIANCE");
            if (weaker) CheckRetention(version.Retention, bypasses, request.Now);
            return version with { Retention = wanted };
        });
        return new Answer(200);
    }

    /// <exception cref="S3Error">The version is locked.</exception>
    public static void CheckDeletable(ObjectVersion? version, bool bypasses, DateTimeOffset now)
    {
        if (version is null) return;
        if (version.LegalHold) throw Locked();
        CheckRetention(version.Retention, bypasses, now);
    }

    /// <exception cref="S3Error">The bucket was made without locks.</exception>
    public static void CheckBucket(BucketSettings bucket)
    {
        if (!bucket.ObjectLock) throw new S3Error(ErrorCode.InvalidRequest, "Bucket is missing Object Lock Configuration");
    }

    /// <summary>Whether a request wants to get past a GOVERNANCE retention.</summary>
    public static bool Bypasses(S3Request request) => string.Equals(request.Headers["x-amz-bypass-governance-retention"], "true", StringComparison.OrdinalIgnoreCase);

    private static void CheckRetention(Retention? retention, bool bypasses, DateTimeOffset now)
    {
        if (retention?.Until > now && !(retention.Mode == "GOVERNANCE" && bypasses)) throw Locked();
    }

    private static Retention Checked(string? mode, string? until, DateTimeOffset now)
    {
        if (!IsMode(mode) || !HttpDate.TryParse(until, out var date)) throw new S3Error(ErrorCode.MalformedXML);
        return date > now ? new(mode!, date) : throw ErrorCode.Argument(UntilHeader, until, "The retain until date must be in the future!");
    }

    private static DefaultRetention? OfBucket(BucketSettings bucket) => bucket.ObjectLock && bucket.Configurations.TryGetValue("object-lock", out string? document)
        ? DefaultRetention.Read(XElement.Parse(document)) : null;

    private static S3Error Locked() => new(ErrorCode.AccessDenied, "Access Denied because object protected by object lock.");
}
