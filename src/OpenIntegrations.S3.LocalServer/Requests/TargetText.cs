using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Requests;

/// <summary>A request's target as logs show it.</summary>
internal static class TargetText
{
    private static readonly string[] s_secrets =
        ["X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-Credential", "Signature", "AWSAccessKeyId"];

    public static string WithoutSecrets(RequestHead head)
    {
        string[] pairs = head.RawQuery.Split('&');
        string[] kept =
            [.. pairs.Where(pair => !s_secrets.Contains(PercentEncoding.Decode(pair.Split('=')[0]), StringComparer.OrdinalIgnoreCase))];
        return kept.Length == pairs.Length ? head.Target : head.RawPath + "?" + string.Join("&", kept);
    }
}
