using System;
using System.Net.Http;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>The message that the current flow of control sends, for what lies below HttpClient and sees bytes only.</summary>
internal static class Underway
{
    private static readonly AsyncLocal<HttpRequestMessage?> s_message = new();
    private static readonly AsyncLocal<Action?> s_sent = new();

    public static HttpRequestMessage? Message
    {
        get => s_message.Value;
        set => s_message.Value = value;
    }

    /// <summary>Told when a request without a body has gone out, by connections that see it; a body tells by itself.</summary>
    public static Action? Sent
    {
        get => s_sent.Value;
        set => s_sent.Value = value;
    }
}
