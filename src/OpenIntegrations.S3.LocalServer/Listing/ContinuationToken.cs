using System;
using System.Text;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>Where a list goes on, as a text that clients are to give back and not to read.</summary>
internal static class ContinuationToken
{
    public static string Write(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last));

    /// <exception cref="S3Error">It is none of ours.</exception>
    public static string? Read(string? token)
    {
        if (token is null) return null;
        return token.Length > 0 && Base64.TryDecode(token, out byte[] last)
            ? Encoding.UTF8.GetString(last)
                : throw ErrorCode.Argument("continuation-token", token, "The continuation token provided is incorrect");
    }
}
