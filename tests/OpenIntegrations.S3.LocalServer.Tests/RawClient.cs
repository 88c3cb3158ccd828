using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;

namespace OpenIntegrations.S3.Local.Tests;

/// <summary>A connection on which a test says every byte itself.</summary>
public sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;

    public RawClient(TestServer server)
    {
        _client.Connect("127.0.0.1", server.Port);
        _client.NoDelay = true;
        _stream = _client.GetStream();
        Host = "127.0.0.1:" + server.Port.ToString(CultureInfo.InvariantCulture);
    }

    public string Host { get; }

    /// <summary>Sends text as it is, except that line ends become those of HTTP.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    public void Send(byte[] bytes) => _stream.Write(bytes);

    /// <summary>The lines of a signed request's head, up to and with the empty line.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Encoded, and with a query if there is one.</param>
    /// <param name="headers">
    /// Signed beside host and <c>x-amz-date</c>, for which an old Date may stand; <c>x-amz-content-sha256</c> among them when it is not
    /// UNSIGNED-PAYLOAD.
    /// </param>
    public string SignedHead(string method, string path, params (string Name, string Value)[] headers)
    {
        var scope = new SigningScope(DateTimeOffset.UtcNow, "us-east-1", "s3");
        var all = headers.ToList();
        if (!headers.Any(h => h.Name == "Host")) all.Add(("Host", Host));
        if (!headers.Any(h => h.Name == "Date")) all.Add(("x-amz-date", scope.Timestamp));
        if (!headers.Any(h => h.Name == "x-amz-content-sha256")) all.Add(("x-amz-content-sha256", SigV4.UnsignedPayload));
        var signed = all.Select(h => new KeyValuePair<string, string>(h.Item1.ToLowerInvariant(), h.Item2))
            .OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        string[] pieces = path.Split('?');
        string hash = signed.Single(h => h.Key == "x-amz-content-sha256").Value;
        string canonical =
            SigV4.CanonicalRequest(method, pieces[0], QueryString.Parse(pieces.ElementAtOrDefault(1) ?? "").Canonical(), signed, hash);
        Signature = SigV4.Signature(TestServer.Account.SecretKey, scope, SigV4.StringToSign(scope, canonical));
        Scope = scope;
        string authorization = SigV4.AuthorizationHeader(TestServer.Account.AccessKey, scope, SigV4.SignedHeaders(signed), Signature);
        return $"{method} {path} HTTP/1.1\n" + string.Concat(all.Select(h => $"{h.Item1}: {h.Item2}\n"))
            + $"Authorization: {authorization}\n\n";
    }

    /// <summary>The signature of the last head, which seeds those of chunks.</summary>
    public string Signature { get; private set; } = "";

    public SigningScope Scope { get; private set; } = new(default, "", "");

    /// <summary>Reads an answer's head and the body that it announces.</summary>
    public (string Head, string Body) Receive(bool withoutBody = false)
    {
        string head = ReceiveHead();
        bool isComplete = head.EndsWith("\r\n\r\n", StringComparison.Ordinal);
        return (head, isComplete && !withoutBody ? ReceiveBody(head) : "");
    }

    /// <summary>Reads an answer's head, or what there is of it when the connection ends.</summary>
    public string ReceiveHead()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = _stream.ReadByte();
            if (next < 0) break;
            head.Append((char)next);
        }
        return head.ToString();
    }

    /// <summary>Reads the body that a head announces.</summary>
    public string ReceiveBody(string head)
    {
        string? length = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.Ordinal));
        var body = new byte[length is null ? 0 : int.Parse(length["Content-Length: ".Length..], CultureInfo.InvariantCulture)];
        _stream.ReadExactly(body);
        return Encoding.UTF8.GetString(body);
    }

    /// <summary>Whether the server has closed the connection.</summary>
    public bool IsClosed()
    {
        try
        {
            return _stream.ReadByte() < 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public bool HasSaidNothing(int milliseconds = 150) => !_client.Client.Poll(milliseconds * 1000, SelectMode.SelectRead);

    public void Dispose() => _client.Dispose();
}
