using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    private const long DefaultPartSize = 5 * 1024 * 1024;

    /// <summary>Builds the request and, unless told otherwise, sends it.</summary>
    /// <remarks>What was described stays for the next request, its body too, whatever the method; Initialize begins anew.</remarks>
    /// <param name="method">The method, such as GET or POST.</param>
    /// <param name="start">False builds only; ExecuteRequest sends.</param>
    public FluentClient ProcessRequest(string method, bool start = true)
    {
        Do(state =>
        {
            (_request, Response) = (state.Build(method), null);
            return Describe(_request);
        });
        return start ? ExecuteRequest() : this;
    }

    /// <summary>Sends the request that ProcessRequest built, and again each time it is called.</summary>
    /// <param name="forced">Sends it although something failed before.</param>
    public FluentClient ExecuteRequest(bool forced = false)
    {
        if (forced && _request is not null) (Error, Failure) = (false, null);
        return Do(state =>
            Send(state, _request ?? throw new InvalidOperationException("No request was built; call ProcessRequest first."),
                nameof(ExecuteRequest)));
    }

    /// <summary>Gets a range of bytes (the header Range). A server that knows no ranges answers 200 with the whole.</summary>
    /// <param name="startPosition">The first byte, from 0.</param>
    /// <param name="byteCount">How many.</param>
    /// <param name="method">The method.</param>
    public FluentClient GetPart(long startPosition, long byteCount, string method = "GET") => Do(state =>
    {
        if (startPosition < 0 || byteCount < 1) throw new ArgumentException($"There are no {byteCount} bytes from byte {startPosition}.");
        WireRequest request = state.Build(method);
        request.Headers["Range"] = $"bytes={Scalars.Format(startPosition)}-{Scalars.Format(startPosition + byteCount - 1)}";
        // A range of a packed body cannot be unpacked.
        if (!state.Headers.Contains("Accept-Encoding")) request.Headers["Accept-Encoding"] = "identity";
        return Send(state, request, nameof(GetPart));
    });

    /// <summary>Sends the body in several requests, each with its Content-Range, and goes on where the answer's Range says.</summary>
    /// <remarks>
    /// An answer of 500, 502, 503 or 504, and none at all, is asked for up to three times more, with waits between; one of 400 to 499 ends
    /// it and is the answer.
    /// </remarks>
    /// <param name="chunkSize">Bytes in a part; 5 MiB when it is not given.</param>
    /// <param name="method">The method.</param>
    public FluentClient SendDataInParts(long chunkSize = DefaultPartSize, string method = "PUT") => Do(state =>
    {
        if (chunkSize < 1) throw new ArgumentException($"A part of {chunkSize} bytes cannot be sent.");
        WireRequest whole = _request = Whole(state, method);
        Response = null;
        var parts =
            new PartSender(SenderOf(state, nameof(SendDataInParts), attempts: 3), whole, line => _log.Add(nameof(SendDataInParts), line));
        Response = Wait(token => parts.SendAsync(chunkSize, state.Authorization, Reader(state, whole), token));
        return Outcome(Response);
    });

    /// <summary>Sends a range of the body, with its Content-Range.</summary>
    /// <param name="startPosition">The first byte, from 0.</param>
    /// <param name="byteCount">How many; the last part may be shorter.</param>
    /// <param name="method">The method.</param>
    public FluentClient SendPart(long startPosition, long byteCount, string method = "PUT") => Do(state =>
        Send(state, PartSender.Part(Whole(state, method), startPosition, byteCount), nameof(SendPart)));

    /// <summary>The request as it was built. Authorization is added when it is sent and never stands in it.</summary>
    /// <param name="forced">Returns it although something failed; without it the client itself is returned then.</param>
    /// <returns>A WireRequest; null when none was built.</returns>
    public object? ReturnRequest(bool forced = false) => Error && !forced ? this : _request;

    /// <summary>
    /// The transport that requests of this client go by, with its proxy, timeouts and attempts: it sends a WireRequest as it is.
    /// </summary>
    /// <param name="forced">Returns it although something failed; without it the client itself is returned then.</param>
    /// <returns>An HttpTransport; null before Initialize.</returns>
    public object? ReturnConnection(bool forced = false)
    {
        if (Error && !forced) return this;
        return _state is null ? null : TransportOf(_state, new RetryPolicy(_state.Settings.MaxAttempts + 1), nameof(ReturnConnection));
    }

    private string Send(RequestState state, WireRequest request, string step)
    {
        (_request, Response) = (request, null);
        Response = Wait(token => SenderOf(state, step).SendAsync(request, state.Authorization, Reader(state, request), token));
        return Outcome(Response);
    }

    private static string Outcome(ClientResponse response) => $"response received, code {response.Status}"
        + (response.Filename is null ? $", {response.Bytes.Length} bytes" : $", saved to {response.Filename}");

    private static WireRequest Whole(RequestState state, string method)
    {
        WireRequest whole = state.Build(method);
        return whole.Body.Length > 0 ? whole : throw new InvalidOperationException("There is no body to send.");
    }

    private ResponseReader Reader(RequestState state, WireRequest request) =>
        new(state.ResponseFile, unpacks: state.Settings.Gzip && request.Headers["Accept-Encoding"]?.Contains("gzip") == true,
            _caller.Answers);

    private HttpTransport TransportOf(RequestState state, RetryPolicy retry, string step) =>
        new(state.Transport(), retry, () => _caller.Now, line => _log.Add(step, line));

    private Sender SenderOf(RequestState state, string step, int attempts = 0)
    {
        var retry = new RetryPolicy(Math.Max(state.Settings.MaxAttempts, attempts) + 1);
        return new(TransportOf(state, retry, step), () => new BodySeries(retry, state.Transport().IdleTimeout), state.Cookies,
            state.Settings, line => _log.Add(step, line));
    }

    private T Wait<T>(Func<CancellationToken, Task<T>> work)
    {
        T result = default!;
        _caller.Wait(async token => result = await work(token).ConfigureAwait(false));
        return result;
    }
}
