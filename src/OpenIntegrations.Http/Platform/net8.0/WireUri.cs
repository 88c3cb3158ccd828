using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>Makes URIs that are sent as they are: Uri otherwise folds dots and escapes, and with them the names of objects.</summary>
internal static class WireUri
{
    private static readonly UriCreationOptions s_asIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri Create(Origin origin, string pathAndQuery) => new(origin + pathAndQuery, in s_asIs);
}
