using System;
using System.Runtime.CompilerServices;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Client;

/// <summary>
/// An HTTP client whose calls are chained: describe a request, process it, take the answer. It is not for use by several threads at once.
/// Source of its methods: the HTTP client of OpenIntegrations (OInt).
/// </summary>
/// <remarks>After an error <see cref="Error"/> is true, the calls that follow do nothing, and <see cref="GetLog"/> says why.</remarks>
public sealed partial class FluentClient
{
    private readonly Caller _caller;
    private readonly ClientLog _log;
    private RequestState? _state;
    private WireRequest? _request;

    /// <param name="caller">The side that uses the client; a program leaves it out.</param>
    public FluentClient(Caller? caller = null)
    {
        _caller = caller ?? new Caller();
        _log = new ClientLog(_caller.Trace);
    }

    /// <summary>Whether something failed since Initialize. An answer of 400 and up is none: it is an answer.</summary>
    public bool Error { get; private set; }

    /// <summary>What failed; null when nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The last answer; null before it came.</summary>
    public ClientResponse? Response { get; private set; }

    /// <summary>The request and how far it came, without secrets.</summary>
    public override string ToString() => (_request, _state) switch
    {
        ({ } request, _) => Describe(request) + (Response is null && !Error ? ", not sent yet" : ""),
        (_, null) => "none (call Initialize first)",
        (_, { Url: null }) => "none (SetURL says where to)",
        (_, { Url: { } url }) => $"{Confidential.Url(url.ToString())}, not processed yet",
    };

    private static string Describe(WireRequest request) => $"{request.Method} {Confidential.Url(request)}";

    /// <summary>Does one call of the chain.</summary>
    /// <param name="step">Changes the state and gives the line that the log keeps.</param>
    /// <param name="name">The method's name.</param>
    private FluentClient Do(Func<RequestState, string> step, [CallerMemberName] string name = "")
    {
        if (Error) return this;
        try
        {
            _log.Add(name, step(_state ?? throw new InvalidOperationException("The request is not initialised; call Initialize first.")));
        }
        catch (Exception e) when (Failures.IsExpected(e))
        {
            Fail(name, e);
        }
        catch
        {
            _log.Add(name, "stopped");
            throw;
        }
        return this;
    }

    private void Fail(string name, Exception failure)
    {
        (Error, Failure) = (true, failure);
        _log.Add(name, "error: " + Failures.Explain(failure));
    }
}
