using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Http;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>
/// A client of the account API. An action that reads is tried again after a failure, and with a new token after a refusal of the old one.
/// Any other is sent once, whatever happens.
/// </summary>
/// <exception cref="ArgumentException">The address is not https.</exception>
public sealed class HostingClient(HostingOptions options) : IDisposable
{
    /// <summary>The module of the actions, below the address of the API.</summary>
    public const string Module = "s3.php";
    private readonly TokenKeeper _tokens = new(options);

    /// <summary>Where requests go.</summary>
    public string Url => _tokens.Url;

    /// <summary>When the token ends; null when that is not known.</summary>
    public DateTimeOffset? Expires => _tokens.Expires;

    /// <summary>What the provider lets us be, such as Customer; null when that is not known.</summary>
    public string? Role => _tokens.Role;

    /// <summary>Gets a token now. Without this the first action does.</summary>
    /// <exception cref="HostingException">The key is refused.</exception>
    public async Task<Secret> LogInAsync(Action<string> log, CancellationToken cancellationToken) =>
        await _tokens.GetAsync(log, cancellationToken).ConfigureAwait(false);

    /// <summary>Ends the token at the provider, and forgets it.</summary>
    /// <param name="log">Told of each step, without secrets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="evenIfGiven">Also when it was given and not had by a login; without this such a token is only forgotten.</param>
    public Task LogOutAsync(Action<string> log, CancellationToken cancellationToken, bool evenIfGiven = false) =>
        Task.Run(() => _tokens.LogOut(evenIfGiven, log, cancellationToken), cancellationToken);

    /// <summary>Does an action and waits for its end, also where that takes a task of the provider's.</summary>
    /// <param name="request">The action and its values.</param>
    /// <param name="log">Told of each step, without secrets.</param>
    /// <param name="cancellationToken">Ends the wait. What was sent by then is not taken back.</param>
    /// <exception cref="HostingException">It failed, or it is not known whether it did.</exception>
    /// <exception cref="System.Net.Http.HttpRequestException">There is no connection (actions that read).</exception>
    /// <exception cref="TimeoutException">The provider was silent (actions that read).</exception>
    public async Task<HostingAnswer> SendAsync(HostingRequest request, Action<string> log, CancellationToken cancellationToken)
    {
        HostingAction action = request.Action;
        string token = await _tokens.GetAsync(log, cancellationToken).ConfigureAwait(false);
        HostingAnswer answer = Post(request, token, log, cancellationToken);
        if (AnswerJudge.FaultOf(answer)?.Kind == HostingFaultKind.Unauthorized)
        {
            _tokens.Drop(token);
            log($"{action.Name}: the token was refused");
            if (action.IsRepeatable && _tokens.CanLogIn)
                answer =
                    Post(request, token = await _tokens.GetAsync(log, cancellationToken).ConfigureAwait(false), log, cancellationToken);
        }
        if (TaskPoller.KeyOf(answer) is { } key)
            answer = await new TaskPoller(options, log).WaitAsync(request, Url, key, cancellationToken).ConfigureAwait(false);
        return AnswerJudge.FaultOf(answer) is { } fault ? throw Failure(action, fault, answer, token) : answer;
    }

    public void Dispose() => _tokens.Dispose();

    private HostingAnswer Post(HostingRequest request, string token, Action<string> log, CancellationToken cancellationToken)
    {
        HostingAction action = request.Action;
        IReadOnlyList<KeyValuePair<string, string>> fields = request.FormWith(token);
        log($"{action.Name}: sending");
        try
        {
            var wire = new HostingWire(options, log, cancellationToken);
            var answer = new HostingAnswer(request, wire.Post(Url + Module, fields, action.IsRepeatable ? options.MaxAttempts : 1));
            if (!IsMove(answer)) return answer;
            log($"{action.Name}: the provider moves us to {Url}");
            return new HostingAnswer(request, wire.Post(Url + Module, fields, options.MaxAttempts));
        }
        catch (Exception e) when (SendFailure.IsOne(e) && !action.IsRepeatable)
        {
            string advice = SendFailure.IsBefore(e) ? " Nothing was sent." : SendFailure.Advice(action);
            throw new HostingException(action.Name, HostingFaultKind.OutcomeUnknown, SendFailure.Explain(e) + advice, null, e);
        }
    }

    // 307 and 308 ask for the same request at another place; the other redirects would lose its form.
    private bool IsMove(HostingAnswer answer)
    {
        if (answer is not { Status: 307 or 308, Location: { } place, Request.Action.IsRepeatable: true }
            || ProviderHosts.Follow(Url, place) is not { } next) return false;
        _tokens.Url = next;
        return true;
    }

    private HostingException Failure(HostingAction action, (HostingFaultKind Kind, string Message) fault, HostingAnswer answer,
        string token)
    {
        bool isOpen = fault.Kind is HostingFaultKind.Unavailable or HostingFaultKind.Unreadable;
        string advice = isOpen
            ? SendFailure.Advice(action)
            : fault.Kind == HostingFaultKind.Unauthorized && !action.IsRepeatable
            ? " It was not sent again."
            : "";
        return new HostingException(action.Name, fault.Kind, HostingSecrets.Scrub(_tokens.Scrub(fault.Message), token) + advice, answer);
    }
}
