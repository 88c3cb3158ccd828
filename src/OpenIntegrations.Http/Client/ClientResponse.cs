using System.IO;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

/// <summary>What a server answered, read to its end.</summary>
public sealed class ClientResponse
{
    private readonly byte[]? _bytes;

    internal ClientResponse(WireResponse answer, byte[]? bytes, string? filename)
    {
        (_bytes, Filename) = (bytes, filename);
        (Status, Url) = (answer.Status, answer.Request.Url);
        foreach (var (name, value) in answer.Headers) Headers.Add(name, value);
    }

    public int Status { get; }

    /// <summary>The status, under the name that other clients give it.</summary>
    public int StatusCode => Status;

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The URL that answered, which after redirects is not the one that was asked.</summary>
    public string Url { get; }

    public HeaderList Headers { get; } = new();

    /// <summary>The file that holds the body; null when it is in memory.</summary>
    public string? Filename { get; }

    /// <summary>The body, unpacked where it was sent with gzip.</summary>
    public byte[] Bytes => _bytes ?? File.ReadAllBytes(Filename!);

    /// <summary>
    /// The body as text: by its byte order mark, else in the charset that its type names, else in the one that XML declares, else in UTF-8.
    /// </summary>
    public string Text => Charset.Decode(Bytes, Headers["Content-Type"]);

    public override string ToString() => "HTTP " + Status;
}
