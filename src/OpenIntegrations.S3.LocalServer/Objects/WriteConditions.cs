using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// The conditions under which an object is overwritten or deleted.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
/// </summary>
internal static class WriteConditions
{
    /// <exception cref="S3Error">The condition is one that S3 does not know for a write.</exception>
    public static Guard ForPut(HeaderList headers)
    {
        string? match = headers["If-Match"];
        string? none = headers["If-None-Match"];
        if (none is not (null or "*")) throw ErrorCode.NotImplemented.With("Header", "If-None-Match");
        return current =>
        {
            bool exists = current is { IsDeleteMarker: false };
            if (none is not null && exists) throw ReadConditions.Failed("If-None-Match");
            if (match is null) return;
            if (!exists) throw new S3Error(ErrorCode.NoSuchKey);
            if (!ETags.Names(match, current!.ETag)) throw ReadConditions.Failed("If-Match");
        };
    }

    /// <param name="match">The entity tag that the newest version must have; <c>*</c> when any will do, null when even none.</param>
    public static Guard ForDelete(string? match) => current =>
    {
        if (match is not null && (current is not { IsDeleteMarker: false } || !ETags.Names(match, current.ETag)))
            throw ReadConditions.Failed("If-Match");
    };
}
