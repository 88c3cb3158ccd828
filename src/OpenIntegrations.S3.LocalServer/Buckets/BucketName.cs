using System;
using System.Linq;
using System.Net;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// What a bucket may be called.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
/// </summary>
internal static class BucketName
{
    private static readonly string[] s_reservedFronts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] s_reservedEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(IsAllowed)
        && IsLetterOrDigit(name[0]) && IsLetterOrDigit(name[name.Length - 1])
        && name.IndexOf("..", StringComparison.Ordinal) < 0
        && !(name.Count(c => c == '.') == 3 && IPAddress.TryParse(name, out _))
        && !s_reservedFronts.Any(f => name.StartsWith(f, StringComparison.Ordinal))
        && !s_reservedEnds.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    private static bool IsAllowed(char c) => IsLetterOrDigit(c) || c is '.' or '-';

    private static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';
}
