using System.Net.Http;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Whoever answered is not the server in the way that was asked for: it speaks https where http was meant or the reverse, or it is a proxy
/// that lets nothing through. Asking again would not help.
/// </summary>
public sealed class WrongPeerException : HttpRequestException
{
    private WrongPeerException(string message)
        : base(message)
    {
    }

    /// <summary>https was meant, and plain http is spoken.</summary>
    public static WrongPeerException SpeaksHttp() =>
        new("The server speaks plain http on that port, and https was asked for. Write http:// in the URL, or another port.");

    /// <summary>https was meant, and something is spoken that is neither.</summary>
    /// <param name="word">How the server begins, as far as it can be shown.</param>
    public static WrongPeerException SpeaksOther(string word) =>
        new($"What answers on that port is no web server{(word.Length == 0 ? "" : $": it begins with '{word}'")}. Check host and port.");

    /// <summary>http was meant, and https is spoken.</summary>
    public static WrongPeerException SpeaksHttps() =>
        new("The server speaks https on that port, and plain http was asked for. Write https:// in the URL, or another port.");

    /// <summary>A proxy wants to know who asks.</summary>
    public static WrongPeerException ProxyRefuses(string proxy) =>
        new($"The proxy {proxy} refused the request (407): it wants a user and a password, or other ones. The server was not reached.");
}
