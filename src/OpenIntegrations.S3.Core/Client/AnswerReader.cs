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
        byte[] body = wire.Request.Method == "HEAD" ? [] : await wire.ReadAllAsync(MaxDocument, cancellationToken).ConfigureAwait(false);
        TreeMap response = Convert(body, request.ResponseRoot);
        UrlEncodedList.Decode(response);
        S3Error? error = S3Error.Read(wire.Status, response, wire.Headers, request.ResponseRoot);
        return new S3Answer(wire.Status, response, wire.Headers, request)
        {
            Error = error is null ? null : error with { Hint = Hint.For(error, connection) },
        };
    }

    /// <summary>XML, JSON, or text in a member of its own.</summary>
    public static TreeMap Convert(byte[] body, string? expectedRoot)
    {
        int start = Array.FindIndex(body, b => b > ' ' && b is not (0xEF or 0xBB or 0xBF));
        if (start < 0) return new TreeMap();
        return body[start] switch
        {
            (byte)'<' => TryXml(body, expectedRoot) ?? Text(body),
            (byte)'{' => TryJson(body) ?? Text(body),
            _ => Text(body),
        };
    }

    private static TreeMap Text(byte[] body) => new() { { S3Answer.NotXml, Encoding.UTF8.GetString(body) } };

    private static TreeMap? TryXml(byte[] body, string? expectedRoot)
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

    private static TreeMap? TryJson(byte[] body)
    {
        try
        {
            return JsonTree.Read(Encoding.UTF8.GetString(body)) as TreeMap;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
