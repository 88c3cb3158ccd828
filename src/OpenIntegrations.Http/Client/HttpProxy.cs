using System;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>The proxy that a client goes through.</summary>
/// <param name="url">Its address, for example <c>http://proxy:3128</c>; an empty text goes past the system's own proxy.</param>
/// <param name="user">The user, where the proxy asks for one.</param>
/// <param name="password">The user's password.</param>
public sealed class HttpProxy(string url, string? user = null, Secret? password = null)
{
    public string Url { get; } = Read(url);

    public string? User { get; } = user;

    internal string? Password { get; } = password?.Reveal();

    public override string ToString() => Url.Length == 0 ? "no proxy" : Url;

    /// <summary>Reads the settings by name: Url, or Protocol, Host and Port; User, Password.</summary>
    /// <exception cref="ArgumentException">Neither a Url nor a Host is given.</exception>
    internal static HttpProxy FromTree(TreeMap map)
    {
        string? url = Text(map, "Url")
            ?? (Text(map, "Host") is { } host ? $"{Text(map, "Protocol") ?? "http"}://{host}:{Text(map, "Port") ?? "8080"}" : null);
        object? password = Find(map, "Password");
        if (url is null) throw new ArgumentException("The proxy settings have no Url and no Host.");
        return new(url, Text(map, "User"), password as Secret ?? (password is null ? null : new Secret(Scalars.Format(password))));
    }

    private static string Read(string url)
    {
        if (url.Length == 0) return "";
        return ProxyAddress.Of(url) is { User: null, Url: { } absolute } ? absolute.OriginalString
            : throw new FormatException("The proxy must be a URL without a user in it, such as http://proxy:3128.");
    }

    private static string? Text(TreeMap map, string name) => Find(map, name) is { } value and not "" ? Scalars.Format(value) : null;

    private static object? Find(TreeMap map, string name)
    {
        foreach (var (key, value) in map)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }
}
