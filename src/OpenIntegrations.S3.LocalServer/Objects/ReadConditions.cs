using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// The conditions under which an object is read or copied from. A condition on the entity tag, when it is there, outweighs its
/// partner on the date (RFC 9110, section 13.2.2).
/// </summary>
internal static class ReadConditions
{
    /// <exception cref="S3Error">304 or 412.</exception>
    public static void Check(HeaderList headers, ObjectVersion version)
    {
        CheckUnchanged(headers["If-Match"], headers["If-Unmodified-Since"], version, "If-Match", "If-Unmodified-Since");
        if (HasNews(headers["If-None-Match"], headers["If-Modified-Since"], version)) return;
        throw new S3Error(ErrorCode.NotModified).WithHeader("ETag", version.QuotedETag)
            .WithHeader("Last-Modified", HttpDate.Format(version.Modified));
    }

    /// <summary>The same for the source of a copy, where nothing is ever "not modified".</summary>
    public static void CheckSource(HeaderList headers, ObjectVersion version)
    {
        const string match = "x-amz-copy-source-if-match", unmodified = "x-amz-copy-source-if-unmodified-since",
        none = "x-amz-copy-source-if-none-match", modified = "x-amz-copy-source-if-modified-since";
        CheckUnchanged(headers[match], headers[unmodified], version, match, unmodified);
        if (!HasNews(headers[none], headers[modified], version)) throw Failed(headers[none] is null ? modified : none);
    }

    public static S3Error Failed(string condition) => ErrorCode.PreconditionFailed.With("Condition", condition);

    private static void CheckUnchanged(string? match, string? since, ObjectVersion version, string matchName, string sinceName)
    {
        if (match is not null)
        {
            if (!ETags.Names(match, version.ETag)) throw Failed(matchName);
        }
        else if (HttpDate.TryParse(since, out var date) && Second(version.Modified) > date) throw Failed(sinceName);
    }

    private static bool HasNews(string? noneMatch, string? since, ObjectVersion version)
    {
        if (noneMatch is not null) return !ETags.Names(noneMatch, version.ETag);
        return !HttpDate.TryParse(since, out var date) || Second(version.Modified) > date;
    }

    /// <summary>Headers know whole seconds only.</summary>
    private static DateTimeOffset Second(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
