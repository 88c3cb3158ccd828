using System;

namespace OpenIntegrations.Http;

/// <summary>A proxy as people write it, perhaps with user and password in it. Those are kept apart: an address is shown.</summary>
/// <param name="Text">The address without them.</param>
/// <param name="User">The user; null for none.</param>
/// <param name="Password">The user's password; null for none.</param>
public sealed record ProxyAddress(string Text, string? User, string? Password)
{
    /// <summary>Also a password with signs in it that should have been escapes is kept apart.</summary>
    public static ProxyAddress Of(string proxy)
    {
        int at = proxy.LastIndexOf('@');
        if (at < 0) return new(proxy, null, null);
        int start = AddressText.Of(proxy).Scheme is { } scheme ? scheme.Length + "://".Length : 0;
        string[] sides = proxy.Substring(start, at - start).Split([':'], 2);
        return new(proxy.Substring(0, start) + proxy.Substring(at + 1), PercentEncoding.Decode(sides[0]),
            sides.Length == 2 ? PercentEncoding.Decode(sides[1]) : null);
    }

    /// <summary>Never the password: addresses end up in logs and error messages.</summary>
    public override string ToString() => Text;

    /// <summary>The address with a scheme, which is http where none stands there; null when it is no URL.</summary>
    internal Uri? Url =>
        Uri.TryCreate(AddressText.Of(Text).Scheme is null ? "http://" + Text : Text, UriKind.Absolute, out Uri? url) ? url : null;
}
