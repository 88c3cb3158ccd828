using System;
using System.Linq;
using System.Net;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>
/// What a bucket may be called.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
/// </summary>
internal static class BucketName
{
    private static readonly string[] s_reservedFronts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] s_reservedEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static bool IsValid(string name) => Complaint(name) is null;

    /// <summary>What is wrong with a name; null when it is one.</summary>
    public static string? Complaint(string name)
    {
        if (name.Length is < 3 or > 63) return "a name has from 3 to 63 characters";
        if (!name.All(IsAllowed)) return "a name consists of small letters, digits, dots and hyphens";
        if (!IsLetterOrDigit(name[0]) || !IsLetterOrDigit(name[name.Length - 1])) return "a name begins and ends with a letter or a digit";
        if (name.Contains("..", StringComparison.Ordinal)) return "a name has no two dots in a row";
        if (name.Count(c => c == '.') == 3 && IPAddress.TryParse(name, out _)) return "a name is no IP address";
        if (s_reservedFronts.FirstOrDefault(f => name.StartsWith(f, StringComparison.Ordinal)) is { } front)
            return $"names that begin with '{front}' are reserved";
        return s_reservedEnds.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) is { } end
            ? $"names that end with '{end}' are reserved" : null;
    }

    private static bool IsAllowed(char c) => IsLetterOrDigit(c) || c is '.' or '-';

    private static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';
}
