using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>Entity tags in headers and documents.</summary>
internal static class ETags
{
    public static string Plain(string etag) => etag.Trim().Trim('"');

    /// <summary>Whether a condition's list names the tag. <c>*</c> names every one.</summary>
    public static bool Names(string list, string etag) => list.Split(',').Select(Plain).Any(e => e == "*" || e == etag);

    public static string Of(byte[] md5) => Hash.Hex(md5);
}
