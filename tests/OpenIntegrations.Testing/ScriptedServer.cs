using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>An HTTP/1.1 server on loopback that records what arrives, byte for byte, and answers as it is told.</summary>
public sealed class ScriptedServer : IDisposable
{
    private static readonly ConcurrentDictionary<int, byte> s_ports = new();
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RecordedRequest, Answer> _script;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly TaskCompletionSource _behindSent = new();
    private int _connections;
    private int _underWay;
    private int _stalled;

    public ScriptedServer(Func<RecordedRequest, Answer> script, IPAddress? address = null)
    {
        _script = script;
        _listener = Listen(address ?? IPAddress.Loopback);
        _ = AcceptAsync();
    }

    /// <summary>Gives the answers in turn; the last one again and again.</summary>
    public ScriptedServer(params Answer[] answers)
        : this(InTurn(answers))
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => (Certificate is null ? "http://" : "https://") + ((IPEndPoint)_listener.LocalEndpoint).ToString();

    /// <summary>Speaks TLS with this certificate; also inside of the tunnels that it opens when it is used as a proxy for https.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Serves as a proxy: TLS begins behind CONNECT, and every host is played by this server.</summary>
    public bool IsProxy { get; init; }

    /// <summary>Leaves connections open also for clients that send <c>Connection: close</c>.</summary>
    public bool KeepsAlive { get; init; }

    /// <summary>Asks clients for a certificate; the subject of the last one that was given.</summary>
    public bool WantsClientCertificate { get; init; }

    public string? ClientCertificate { get; private set; }

    /// <summary>
    /// What becomes of a request in the middle of its body, asked when its headers are there; null where the body is read. Such a request
    /// is not recorded.
    /// </summary>
    public Func<RecordedRequest, BodyFault?>? Breaks { get; init; }

    /// <summary>Ends when something was sent behind an answer.</summary>
    public Task BehindSent => _behindSent.Task;

    public RecordedRequest[] Requests => _requests.ToArray();

    /// <summary>How many connections were opened.</summary>
    public int Connections => _connections;

    /// <summary>How many answers stopped before their end.</summary>
    public int Stalled => _stalled;

    /// <summary>How many requests were without an answer at the same time, at most.</summary>
    public int MostAtOnce { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    // A client may remember what it learnt of a server by its address. So no two servers of a run have the same, and none has
    // one of the ports that systems hand out, which a server of another kind may have had before.
    private static TcpListener Listen(IPAddress address)
    {
        while (true)
        {
            int port = Random.Shared.Next(10_000, 20_000);
            if (!s_ports.TryAdd(port, 0)) continue;
            var listener = new TcpListener(address, port);
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                listener.Dispose();
            }
        }
    }

    private static Func<RecordedRequest, Answer> InTurn(Answer[] answers)
    {
        int next = -1;
        return _ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken token)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                using Stream stream =
                    new BufferedStream(Certificate is null || IsProxy ? client.GetStream() : await SecureAsync(client.GetStream(), token));
                if (await ConverseAsync(stream, token) is { } fault) await BreakAsync(client, fault, token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
            {
                // The client went away or the server was stopped.
            }
        }
    }

    private static async Task BreakAsync(TcpClient client, BodyFault fault, CancellationToken token)
    {
        if (fault == BodyFault.Stall) await Task.Delay(Timeout.Infinite, token);
        if (fault == BodyFault.Reset)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Client.Close();
            return;
        }
        client.Client.Shutdown(SocketShutdown.Send);
        await client.GetStream().CopyToAsync(Stream.Null, token);
    }

    /// <returns>How the connection breaks, where it does in a body.</returns>
    private async Task<BodyFault?> ConverseAsync(Stream stream, CancellationToken token)
    {
        while (await ReadHeadAsync(stream, token) is { } head)
        {
            if (Breaks?.Invoke(head) is { } fault) return fault;
            RecordedRequest request = head with { Body = await ReadBodyAsync(stream, head, token) };
            _requests.Enqueue(request);
            lock (_requests) MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            Answer answer = _script(request);
            bool closes = !KeepsAlive && request.Header("Connection") == "close";
            bool goesOn = await AnswerAsync(stream, request, closes ? answer.With("Connection", "close") : answer, token) && !closes;
            if (!goesOn) return null;
            if (request.Method != "CONNECT" || answer.Status != 200) continue;
            using Stream inside = new BufferedStream(await SecureAsync(stream, token));
            return await ConverseAsync(inside, token);
        }
        return null;
    }

    [SuppressMessage("Security", "CA5359", Justification = "A test wants to see any certificate.")]
    private async Task<Stream> SecureAsync(Stream plain, CancellationToken token)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = Certificate,
            ClientCertificateRequired = WantsClientCertificate,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                ClientCertificate = certificate?.Subject;
                return true;
            },
        }, token);
        return secure;
    }

    private static async Task<RecordedRequest?> ReadHeadAsync(Stream stream, CancellationToken token)
    {
        if (await ReadLineAsync(stream, token) is not { Length: > 0 } first) return null;
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(stream, token) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }
        string[] words = first.Split(' ');
        return new RecordedRequest(words[0], words[1], headers, []);
    }

    private static async Task<byte[]> ReadBodyAsync(Stream stream, RecordedRequest request, CancellationToken token)
    {
        if (request.Header("Transfer-Encoding") is not "chunked")
            return await ReadExactlyAsync(stream, int.Parse(request.Header("Content-Length") ?? "0", null), token);
        using var body = new MemoryStream();
        while (Convert.ToInt32((await ReadLineAsync(stream, token))!.Split(';')[0], 16) is var size and > 0)
        {
            body.Write(await ReadExactlyAsync(stream, size, token));
            await ReadLineAsync(stream, token);
        }
        await ReadLineAsync(stream, token);
        return body.ToArray();
    }

    private static async Task<byte[]> ReadExactlyAsync(Stream stream, int count, CancellationToken token)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, token);
        return bytes;
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken token)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, token) > 0)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, TimeSpan pause, CancellationToken token)
    {
        for (int at = 0; pause > TimeSpan.Zero && at < bytes.Length; at++)
        {
            await stream.WriteAsync(bytes.Slice(at, 1), token);
            await stream.FlushAsync(token);
            await Task.Delay(pause, token);
        }
        if (pause == TimeSpan.Zero) await stream.WriteAsync(bytes, token);
    }

    /// <returns>Whether the connection stays open.</returns>
    private async Task<bool> AnswerAsync(Stream stream, RecordedRequest request, Answer answer, CancellationToken token)
    {
        if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, token);
        if (answer.After is { } end) await end.WaitAsync(token);
        lock (_requests) _underWay--;
        byte[] content = answer.Content;
        if (answer.Raw is null)
        {
            bool bodiless = request.Method is "HEAD" or "CONNECT" || answer.Status is 204 or 304;
            var head = new StringBuilder($"HTTP/1.1 {answer.Status} Scripted\r\n");
            foreach (var (name, value) in answer.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
            if (answer.Status != 204 && request.Method != "CONNECT"
                && !answer.Headers.Any(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))) head.Append(
                    "Content-Length: ").Append(content.Length).Append("\r\n");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), token);
            await WriteAsync(stream, content.AsMemory(0, bodiless ? 0 : answer.BreakAfter ?? content.Length), answer.Pause, token);
        }
        else await WriteAsync(stream, answer.Raw, answer.Pause, token);
        if (answer.IsBehindApart) await stream.FlushAsync(token);
        await stream.WriteAsync(answer.Behind, token);
        await stream.FlushAsync(token);
        if (answer.Behind.Length > 0) _behindSent.TrySetResult();
        // Until the other side has had enough of it.
        if (answer.Stalls)
        {
            Interlocked.Increment(ref _stalled);
            _ = await stream.ReadAsync(new byte[1], token);
        }
        return answer.Raw is null && answer.BreakAfter is null;
    }
}
