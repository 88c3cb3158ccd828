using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Reads an answer's body into memory and converts it.</summary>
internal static class AnswerReader
{
    /// <summary>No document of S3 comes near: a page of a thousand keys of full length has 7 MB.</summary>
    private const long MaxDocument = 64 * 1024 * 1024;

    /// <exception cref="IOException">The body of a good answer broke off. That of a refusal may: its status says enough.</exception>
    public static async Task<S3Answer> ReadAsync(WireResponse wire, S3Request request, S3Connection connection,
        CancellationToken cancellationToken)
    {
        SecretMask mask = SecretMask.Of(wire.Request, connection.GetSecrets());
        HeaderList headers = mask.Hide(wire.Headers);
        TreeMap response = await BodyAsync(wire, request, mask, cancellationToken).ConfigureAwait(false);
        UrlEncodedList.Decode(response);
        S3Error? error = S3Error.Read(wire.Status, response, headers, request);
        if (error is not null && wire.Status is > 300 and < 400) error = Elsewhere.Tell(error, wire, response, headers, request.Bucket);
        return new S3Answer(wire.Status, response, headers, request)
        {
            Error = error is null ? null : error with { Hint = Hint.For(error, connection) },
        };
    }

    /// <summary>An answer of which the headers say enough.</summary>
    public static S3Answer Unread(WireResponse wire, S3Request request, S3Connection connection) =>
        new(wire.Status, new TreeMap(), SecretMask.Of(wire.Request, connection.GetSecrets()).Hide(wire.Headers), request);

    /// <summary>XML, JSON, or text in a member of its own.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="expectedRoot">The root that is due.</param>
    /// <param name="typedAs">The root by which values are typed where the document's own is not known.</param>
    public static TreeMap Convert(ArraySegment<byte> body, string? expectedRoot, string? typedAs = null)
    {
        int start = Array.FindIndex(body.Array!, body.Offset, body.Count, b => b > ' ' && b is not (0xEF or 0xBB or 0xBF));
        if (start < 0) return new TreeMap();
        return body.Array![start] switch
        {
            (byte)'<' => TryXml(body, expectedRoot, typedAs) ?? Text(body),
            (byte)'{' => TryJson(body) ?? Text(body),
            _ => Text(body),
        };
    }

    private static async Task<TreeMap> BodyAsync(WireResponse wire, S3Request request, SecretMask mask, CancellationToken cancellationToken)
    {
        if (wire.Request.Method == "HEAD") return new TreeMap();
        try
        {
            return await wire.UseAllAsync(AnswerLimit.OfDocument(MaxDocument), body => Convert(body, wire, request, mask),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!wire.IsSuccess && RetryPolicy.IsTransient(e))
        {
            return new TreeMap();
        }
    }

    private static TreeMap Convert(ArraySegment<byte> body, WireResponse wire, S3Request request, SecretMask mask)
    {
        body = mask.Hide(Unzipped(body, wire.Headers));
        if (wire.IsSuccess) request.Arrived?.Invoke(body);
        return mask.Hide(Convert(body, request.ResponseRoot, WrittenByHand.RouteOf(request)?.ResponseRoot), body.Count);
    }

    /// <summary>Nobody asked for it, and some proxies do it all the same.</summary>
    private static ArraySegment<byte> Unzipped(ArraySegment<byte> body, HeaderList headers)
    {
        if (body.Count < 2 || headers["Content-Encoding"] is not { } encoding
            || encoding.IndexOf("gzip", StringComparison.OrdinalIgnoreCase) < 0) return body;
        ReadOnlySpan<byte> bytes = body;
        if (bytes[0] != 0x1F || bytes[1] != 0x8B) return body;
        using var zip = new GZipStream(new MemoryStream(body.Array!, body.Offset, body.Count, writable: false), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = zip.Read(buffer, 0, buffer.Length)) > 0;)
        {
            plain.Write(buffer, 0, read);
            if (plain.Length > MaxDocument) throw new AnswerTooLargeException(MaxDocument);
        }
        return new(plain.GetBuffer(), 0, (int)plain.Length);
    }

    private static TreeMap Text(ArraySegment<byte> body) => new() { { S3Answer.NotXml, Decode(body) } };

    private static string Decode(ArraySegment<byte> body) => Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count);

    private static TreeMap? TryXml(ArraySegment<byte> body, string? expectedRoot, string? typedAs)
    {
        try
        {
            return XmlTree.Read(body, expectedRoot, typedAs);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static TreeMap? TryJson(ArraySegment<byte> body)
    {
        try
        {
            return JsonTree.Read(Decode(body)) as TreeMap;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
