using System.IO;
using System.Net;
using System.Net.Http;

namespace OpenIntegrations.Http.Transport;

/// <summary>What this platform says of a failure.</summary>
internal static class HttpErrors
{
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy;

    /// <summary>A proxy opened no tunnel, because it wants to know who asks.</summary>
    public static bool IsProxyRefusal(HttpRequestException failure) => failure.HttpRequestError == HttpRequestError.ProxyTunnelError
        && (failure.StatusCode == HttpStatusCode.ProxyAuthenticationRequired || failure.Message.Contains("407"));

    /// <summary>A body did not come to its end.</summary>
    public static bool IsBroken(IOException failure) => failure is HttpIOException;

    public static bool IsTooManyHeaders(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded;
}
