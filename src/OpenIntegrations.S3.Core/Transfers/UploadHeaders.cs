using System;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Which of the headers of an upload belong to which of its requests.</summary>
internal static class UploadHeaders
{
    private static readonly string[] s_everywhere =
        ["x-amz-request-payer", "x-amz-expected-bucket-owner", "x-amz-server-side-encryption-customer-"];

    // What is said of the whole body at once: it has no place in an upload by parts.
    private static readonly string[] s_wholeOnly =
    [
        "Content-MD5", "Content-Length", "x-amz-checksum-crc", "x-amz-checksum-sha", "x-amz-checksum-md5", "x-amz-checksum-xxhash",
        "x-amz-write-offset-bytes", "x-amz-sdk-checksum-algorithm",
    ];

    private static readonly string[] s_atTheEnd = ["If-Match", "If-None-Match", "x-amz-mp-object-size"];

    public static HeaderList ForCreate(HeaderList all) => Where(all, name => !Begins(name, s_wholeOnly) && !Begins(name, s_atTheEnd));

    public static HeaderList ForPart(HeaderList all) => Where(all, name => Begins(name, s_everywhere));

    public static HeaderList ForComplete(HeaderList all) => Where(all, name => Begins(name, s_everywhere) || Begins(name, s_atTheEnd));

    public static HeaderList ForAbort(HeaderList all) => Where(all, name => Begins(name, s_everywhere) && !Begins(name, ["x-amz-server-side"]));

    private static HeaderList Where(HeaderList all, Func<string, bool> wanted)
    {
        var chosen = new HeaderList();
        foreach (var (name, value) in all)
        {
            if (wanted(name)) chosen.Add(name, value);
        }
        return chosen;
    }

    private static bool Begins(string name, IEnumerable<string> beginnings)
    {
        foreach (string beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
