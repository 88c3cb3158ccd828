using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>Reads an answer's body into memory and converts it.</summary>
internal static class AnswerReader
{
    /// <summary>No document of S3 comes near: a page of a thousand keys of full length has 7 MB.</summary>
    private const long MaxDocument = 64 * 1024 * 1024;

    public static async Task<S3Answer> ReadAsync(WireResponse wire, S3Request request, S3Connection connection, CancellationToken cancellationToken)
    {
        TreeMap response = wire.Request.Method == "HEAD"
            ? new TreeMap()
            : await wire.UseAllAsync(MaxDocument, body => Convert(body, wire, request), cancellationToken).ConfigureAwait(false);
        UrlEncodedList.Decode(response);
        S3Error? error = S3Error.Read(wire.Status, response, wire.Headers, request.ResponseRoot);
        return new S3Answer(wire.Status, response, wire.Headers, request)
        {
            Error = error is null ? null : error with { Hint = Hint.For(error, connection) },
        };
    }

    private static TreeMap Convert(ArraySegment<byte> body, WireResponse wire, S3Request request)
    {
        if (wire.IsSuccess) request.Arrived?.Invoke(body);
        else body = TokenEcho.Without(body, wire.Request);
        return Convert(body, request.ResponseRoot);
    }

    /// <summary>XML, JSON, or text in a member of its own.</summary>
    public static TreeMap Convert(ArraySegment<byte> body, string? expectedRoot)
    {
        int start = Array.FindIndex(body.Array!, body.Offset, body.Count, b => b > ' ' && b is not (0xEF or 0xBB or 0xBF));
        if (start < 0) return new TreeMap();
        return body.Array![start] switch
        {
            (byte)'<' => TryXml(body, expectedRoot) ?? Text(body),
            (byte)'{' => TryJson(body) ?? Text(body),
            _ => Text(body),
        };
    }

    private static TreeMap Text(ArraySegment<byte> body) => new() { { S3Answer.NotXml, Decode(body) } };

    private static string Decode(ArraySegment<byte> body) => Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count);

    private static TreeMap? TryXml(ArraySegment<byte> body, string? expectedRoot)
    {
        try
        {
            return XmlTree.Read(body, expectedRoot);
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
