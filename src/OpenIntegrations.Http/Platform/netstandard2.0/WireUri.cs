using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>Makes URIs, and refuses those that this platform would change on their way.</summary>
internal static class WireUri
{
    /// <exception cref="PlatformNotSupportedException">The path would be folded by this platform's Uri.</exception>
    public static Uri Create(Origin origin, string pathAndQuery)
    {
        var uri = new Uri(origin + pathAndQuery);
        if (uri.PathAndQuery != pathAndQuery)
            throw new PlatformNotSupportedException(
                $"This platform cannot send '{pathAndQuery}' unchanged (it would send '{uri.PathAndQuery}'). Use PowerShell 7 for such "
                    + $"names.");
        return uri;
    }
}
