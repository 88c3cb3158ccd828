using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Input;

/// <summary>A proxy as people write it: user and password may stand in the address.</summary>
internal static class ProxyText
{
    /// <summary>Puts a proxy into settings, with user and password in places of their own: in the address a password would be shown with it.</summary>
    public static void Take(ConnectionSettings settings, string proxy)
    {
        int at = proxy.LastIndexOf('@');
        int start = proxy.IndexOf("://", StringComparison.Ordinal) is var found and >= 0 ? found + 3 : 0;
        settings["Proxy"] = proxy.Length == 0 ? "none" : at < 0 ? proxy : proxy.Substring(0, start) + proxy.Substring(at + 1);
        if (at < 0) return;
        string[] sides = proxy.Substring(start, at - start).Split([':'], 2);
        settings["ProxyUser"] ??= PercentEncoding.Decode(sides[0]);
        if (sides.Length == 2) settings["ProxyPassword"] ??= PercentEncoding.Decode(sides[1]);
    }
}
