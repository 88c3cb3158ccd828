using System.IO;
using System.Net;
using System.Net.Http;

namespace OpenIntegrations.Http.Transport;

/// <summary>What this platform says of a failure.</summary>
internal static class HttpErrors
{
    // .NET Framework's own default, which HttpClientHandler takes.
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;

    /// <summary>A proxy opened no tunnel, because it wants to know who asks.</summary>
    public static bool IsProxyRefusal(HttpRequestException failure) => failure.Message.Contains("407")
        || failure.InnerException is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } };

    /// <summary>A body did not come to its end. .NET, where this build runs too, has an exception of its own for it.</summary>
    public static bool IsBroken(IOException failure) =>
        failure.InnerException is WebException || failure.GetType().FullName == "System.Net.Http.HttpIOException";

    // The limit is told by its text only, which is translated.
    public static bool IsTooManyHeaders(HttpRequestException failure) =>
        failure.InnerException is WebException { Status: WebExceptionStatus.MessageLengthLimitExceeded };
}
