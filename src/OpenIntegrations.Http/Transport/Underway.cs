using System.Net.Http;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>The message that the current flow of control sends, for what lies below HttpClient and sees bytes only.</summary>
internal static class Underway
{
    private static readonly AsyncLocal<HttpRequestMessage?> s_message = new();

    public static HttpRequestMessage? Message
    {
        get => s_message.Value;
        set => s_message.Value = value;
    }
}
