using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>
/// The first line and the headers of a request. The target stands as it was sent: a path and perhaps a query, still encoded.
/// </summary>
internal sealed class RequestHead(string method, string target, bool isHttp11, HeaderList headers)
{
    public string Method { get; } = method;

    public string Target { get; } = target;

    public bool IsHttp11 { get; } = isHttp11;

    public HeaderList Headers { get; } = headers;

    public string RawPath => Target.IndexOf('?') is var at and >= 0 ? Target.Substring(0, at) : Target;

    public string RawQuery => Target.IndexOf('?') is var at and >= 0 ? Target.Substring(at + 1) : "";

    /// <summary>Whether the client may send another request after this one.</summary>
    public bool KeepsAlive => IsHttp11 && !HasToken("Connection", "close");

    public bool ExpectsContinue => HasToken("Expect", "100-continue");

    private bool HasToken(string header, string token) =>
        Headers[header] is { } value && value.Contains(token, StringComparison.OrdinalIgnoreCase);
}
