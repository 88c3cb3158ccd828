using System;
using System.Collections.Generic;
using System.Net.Http;

namespace OpenIntegrations.Http;

/// <summary>Turns a wire request into what HttpClient takes.</summary>
internal static class Messages
{
    // HttpClient keeps these with the body.
    private static readonly HashSet<string> s_contentHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    };

    public static HttpRequestMessage Create(WireRequest request, TransportSettings settings, Watchdog watchdog)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), WireUri.Create(request.Origin, request.PathAndQuery));
        Handlers.SetVersion(message, settings);
        message.Headers.ExpectContinue = false;
        if (request.Body.Length != 0 || NeedsLength(request)) message.Content = new WireContent(request.Body, settings, watchdog, request.Sending);
        foreach (var (name, value) in request.Headers) Add(message, name, value, settings, watchdog);
        if (!request.Headers.Contains("User-Agent")) message.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        if (request.Body.Length is null) message.Headers.TransferEncodingChunked = true;
        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string value, TransportSettings settings, Watchdog watchdog)
    {
        if (!s_contentHeaders.Contains(name))
        {
            message.Headers.TryAddWithoutValidation(name, value);
            return;
        }
        message.Content ??= new WireContent(RequestBody.Empty, settings, watchdog, null);
        if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) message.Content.Headers.TryAddWithoutValidation(name, value);
    }

    private static bool NeedsLength(WireRequest request) => request.Method is "PUT" or "POST" or "PATCH";
}
