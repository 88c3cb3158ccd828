using System;
using System.Buffers;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>
/// One client, served on a thread of its own from its first request to its last. A thread that waits in the kernel costs a loopback
/// server less than a trip through the thread pool for every read, and a busy pool in the same process cannot hold it up.
/// </summary>
internal sealed class Connection(Socket socket, IEndpoint endpoint) : IDisposable
{
    /// <summary>What is left of a body that nobody wanted is read up to here, so that the connection can go on.</summary>
    private const int WorthReading = 1024 * 1024;
    private static readonly TimeSpan s_clientSilence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_clientReadsNothing = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(5);

    private readonly SocketReader _reader = new(socket);
    private readonly AnswerWriter _writer = new(socket);
    private volatile bool _idle = true;
    private volatile bool _stopping;

    /// <summary>Serves the client to its end. Nothing is thrown, whatever becomes of it.</summary>
    public void Serve()
    {
        try
        {
            socket.NoDelay = true;
            socket.ReceiveTimeout = (int)s_clientSilence.TotalMilliseconds;
            socket.SendTimeout = (int)s_clientReadsNothing.TotalMilliseconds;
            while (!_stopping && ServeOne())
            {
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The client went away, or the server was stopped.
        }
        catch (Exception failure)
        {
            // Nothing is above this thread: passed on, it would end the process that the server is a guest in.
            endpoint.Log(failure);
        }
    }

    /// <summary>No more requests after the present one; a connection that only waits is closed.</summary>
    public void Stop()
    {
        _stopping = true;
        if (_idle) socket.Dispose();
    }

    /// <summary>Closes the connection whatever it does. Its thread ends by that, and gives the buffers back.</summary>
    public void Abort() => socket.Dispose();

    public void Dispose()
    {
        socket.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    /// <returns>Whether another request may follow.</returns>
    private bool ServeOne()
    {
        _idle = true;
        RequestHead? head = null;
        IncomingBody? body = null;
        Answer answer;
        long started = 0;
        try
        {
            head = HeadReader.Read(_reader);
            if (head is null) return false;
            (_idle, started) = (false, Stopwatch.GetTimestamp());
            body = IncomingBody.Of(head, _reader);
            if (head.ExpectsContinue) body.Continue = _writer.WriteContinue;
            answer = endpoint.Handle(head, body);
        }
        catch (S3Error unreadable)
        {
            answer = endpoint.Refuse(unreadable);
        }
        using (answer) return Send(answer, head, body, started);
    }

    private bool Send(Answer answer, RequestHead? head, IncomingBody? body, long started)
    {
        if (answer.Fault is not null) return BreakOff(answer, head);
        bool goesOn = head is not null && body is not null && head.KeepsAlive && !_stopping && CanSkip(body);
        _writer.Write(answer, head?.Method == "HEAD", goesOn);
        endpoint.Log(head, answer, started);
        if (goesOn) Skip(body!, TimeSpan.MaxValue);
        else Close(body);
        return goesOn;
    }

    /// <summary>What was asked for on purpose: the client gets no answer, or the beginning of one.</summary>
    private bool BreakOff(Answer answer, RequestHead? head)
    {
        if (answer.Fault == Breakage.CutShort) _writer.WriteBeginning(answer, head?.Method == "HEAD");
        endpoint.Log(head, answer, 0);
        socket.LingerState = new LingerOption(answer.Fault == Breakage.Reset, 0);
        socket.Dispose();
        return false;
    }

    // Who waits to be told to go on, and is not, may lose count of the answers: botocore does, also with an empty body.
    private static bool CanSkip(IncomingBody body) => body.Continue is null && body.Rest <= WorthReading;

    /// <summary>Closing while bytes still come in would reset the connection, and the client could not read the answer.</summary>
    private void Close(IncomingBody? body)
    {
        socket.Shutdown(SocketShutdown.Send);
        if (body is null) return;
        socket.ReceiveTimeout = (int)s_linger.TotalMilliseconds;
        body.Continue = null;
        Skip(body, s_linger);
    }

    private static void Skip(IncomingBody body, TimeSpan limit)
    {
        if (body.Rest == 0) return;
        var watch = Stopwatch.StartNew();
        byte[] nowhere = ArrayPool<byte>.Shared.Rent(SocketReader.Limit);
        try
        {
            while (body.Read(nowhere, 0, nowhere.Length) > 0 && watch.Elapsed < limit)
            {
            }
        }
        catch (S3Error)
        {
            throw new IOException("The rest of the body cannot be read.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(nowhere);
        }
    }
}
