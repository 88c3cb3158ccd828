using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;

namespace OpenIntegrations.Testing.Faults;

/// <summary>
/// The real server behind a <see cref="ScriptedServer"/>, which is a proxy then: it passes requests on as they came, so that their
/// signatures hold, and may spoil what comes back.
/// </summary>
public sealed class Upstream(string url)
{
    private readonly Uri _url = new(url);

    /// <summary>What the server answers.</summary>
    /// <exception cref="IOException">It closed the connection before its answer was whole.</exception>
    public Answer Forward(RecordedRequest request)
    {
        using var client = new TcpClient(_url.Host, _url.Port) { NoDelay = true };
        using Stream stream = new BufferedStream(client.GetStream());
        stream.Write(Encoding.UTF8.GetBytes(Head(request)));
        stream.Write(request.Body);
        stream.Flush();
        int status = int.Parse(Line(stream).Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new List<KeyValuePair<string, string>>();
        while (Line(stream) is { Length: > 0 } line)
            headers.Add(new(line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
        byte[] body = request.Method == "HEAD" || status is 204 or 304 ? [] : Body(stream, headers);
        bool saysLength = request.Method == "HEAD";
        return new Answer(status) { Bytes = body, Headers = [.. headers.Where(h => Travels(h.Key, saysLength))] };
    }

    private static string Head(RecordedRequest request) => $"{request.Method} {request.Target} HTTP/1.1\r\n"
        + string.Concat(request.Headers.Where(h => Travels(h.Key, saysLength: false)).Select(h => $"{h.Key}: {h.Value}\r\n"))
        + $"Content-Length: {request.Body.Length}\r\nConnection: close\r\n\r\n";

    // What belongs to a connection, and the length, which is that of what is passed on.
    private static bool Travels(string header, bool saysLength) => header.ToUpperInvariant() switch
    {
        "CONNECTION" or "TRANSFER-ENCODING" or "KEEP-ALIVE" or "EXPECT" => false,
        "CONTENT-LENGTH" => saysLength,
        _ => true,
    };

    private static byte[] Body(Stream stream, List<KeyValuePair<string, string>> headers)
    {
        if (!headers.Exists(h => h.Value.Equals("chunked", StringComparison.OrdinalIgnoreCase)))
        {
            string? length = headers.Find(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
            using var rest = new MemoryStream();
            if (length is not null) return Exactly(stream, int.Parse(length, CultureInfo.InvariantCulture));
            stream.CopyTo(rest);
            return rest.ToArray();
        }
        using var body = new MemoryStream();
        while (Convert.ToInt32(Line(stream).Split(';')[0], 16) is var size and > 0)
        {
            body.Write(Exactly(stream, size));
            Line(stream);
        }
        return body.ToArray();
    }

    private static byte[] Exactly(Stream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Line(Stream stream)
    {
        var line = new List<byte>();
        for (int next; (next = stream.ReadByte()) != '\n'; line.Add((byte)next))
        {
            if (next < 0) throw new IOException("The server behind the proxy closed the connection.");
        }
        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}
