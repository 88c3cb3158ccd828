using System;
using System.Collections.Generic;
using System.Net.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>Turns a wire request into what HttpClient takes.</summary>
internal static class Messages
{
    // HttpClient keeps these with the body.
    private static readonly HashSet<string> s_contentHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    };

    /// <exception cref="InvalidRequestException">HTTP cannot carry the request.</exception>
    public static HttpRequestMessage Create(WireRequest request, TransportSettings settings, Watchdog watchdog)
    {
        RequestRules.Prepare(request);
        var message = new HttpRequestMessage(new HttpMethod(request.Method), WireUri.Create(request.Origin, request.PathAndQuery));
        Handlers.SetVersion(message, settings);
        message.Headers.ExpectContinue = false;
        if (request.Body.Length != 0 || NeedsLength(request))
            message.Content = new WireContent(request.Body, settings, watchdog, request.Sending, request.Bandwidth?.Up);
        foreach (var (name, value) in request.Headers) Add(message, name, value, settings, watchdog);
        if (!request.Headers.Contains("User-Agent"))
            Add(message, "User-Agent", HeaderRules.Value("User-Agent", settings.UserAgent), settings, watchdog);
        if (request.Body.Length is null) message.Headers.TransferEncodingChunked = true;
        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string value, TransportSettings settings, Watchdog watchdog)
    {
        DemandPlatform(name, value);
        if (!s_contentHeaders.Contains(name))
        {
            message.Headers.TryAddWithoutValidation(name, value);
            return;
        }
        message.Content ??= new WireContent(RequestBody.Empty, settings, watchdog, null, null);
        if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            message.Content.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>A value that this platform would mangle on its way.</summary>
    private static void DemandPlatform(string name, string value)
    {
        if (!RawHeaders.SendsUtf8 && !HeaderRules.IsAscii(value))
            throw new InvalidRequestException(
                $"The value of the header {name} has characters beyond ASCII, which this platform cannot send. PowerShell 7 can.", name);
    }

    // HttpClient sends a request without a body a second time by itself when a connection ends, and nobody would know that of a deletion.
    private static bool NeedsLength(WireRequest request) => request.Method is "PUT" or "POST" or "PATCH" or "DELETE";
}
