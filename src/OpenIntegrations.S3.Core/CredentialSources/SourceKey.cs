using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>What makes two sources the same, as a digest: some of it is secret.</summary>
internal static class SourceKey
{
    public static string Of(string kind, params object?[] parts) => kind + ":" + Hash.Sha256Hex(string.Join("\u0001", parts));
}
