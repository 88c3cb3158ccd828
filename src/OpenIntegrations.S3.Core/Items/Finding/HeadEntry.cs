using System;
using System.Globalization;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>An object as the answer to a HEAD shows it.</summary>
internal static class HeadEntry
{
    /// <param name="answer">The answer.</param>
    /// <param name="path">The path that the entry gets.</param>
    /// <param name="versionId">The version that was asked for: without one it is the object that is meant, whatever its version.</param>
    public static Entry Of(S3Answer answer, string path, string? versionId) => new(path, EntryKind.Item)
    {
        Size = long.TryParse(answer.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? size : null,
        LastModified = TimeOf(answer.Headers["Last-Modified"]),
        ETag = answer.Headers["ETag"],
        StorageClass = answer.Headers["x-amz-storage-class"] ?? "STANDARD",
        VersionId = versionId,
    };

    private static DateTime? TimeOf(string? text)
    {
        const DateTimeStyles styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out DateTime time) ? time : null;
    }
}
