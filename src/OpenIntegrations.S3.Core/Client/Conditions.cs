namespace OpenIntegrations.S3.Client;

/// <summary>Conditions of requests that write: not every store has them.</summary>
internal static class Conditions
{
    /// <summary>Whether a store refused a request with this code because it has no such condition.</summary>
    public static bool AreUnknown(string? code) => code is "NotImplemented" or "MethodNotAllowed" or "InvalidArgument";
}
