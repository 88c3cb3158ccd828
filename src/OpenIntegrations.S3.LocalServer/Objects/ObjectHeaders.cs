using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>The headers of an upload that stay with the object and come back with it.</summary>
internal static class ObjectHeaders
{
    public const string UserPrefix = "x-amz-meta-";
    private const int UserLimit = 2 * 1024;
    private const string DefaultType = "binary/octet-stream";
    private static readonly string[] s_system =
        ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires",
            "x-amz-website-redirect-location"];

    /// <summary>By names in lower case, as S3 keeps them.</summary>
    /// <exception cref="S3Error">The user's own metadata are more than 2 KB.</exception>
    public static Dictionary<string, string> Of(HeaderList headers)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = DefaultType };
        int size = 0;
        foreach (string name in headers.Names)
        {
            string lower = name.ToLowerInvariant();
            bool isUsers = lower.StartsWith(UserPrefix, StringComparison.Ordinal);
            if (!isUsers && !s_system.Contains(lower)) continue;
            string value = headers[name]!;
            if (isUsers) size += lower.Length - UserPrefix.Length + Encoding.UTF8.GetByteCount(value);
            if (lower == "content-encoding") value = WithoutChunks(value);
            if (isUsers || value.Length > 0) kept[lower] = value;
        }
        if (size > UserLimit)
            throw ErrorCode.MetadataTooLarge.With("Size", size.ToString(CultureInfo.InvariantCulture))
                .With("MaxSizeAllowed", UserLimit.ToString(CultureInfo.InvariantCulture));
        return kept;
    }

    /// <summary><c>aws-chunked</c> says how the body travels, not what it is.</summary>
    private static string WithoutChunks(string encoding) => encoding.Contains("aws-chunked", StringComparison.Ordinal)
        ? string.Join(",", encoding.Split(',').Where(e => e.Trim() is { Length: > 0 } name && name != "aws-chunked")).Trim()
        : encoding;
}
