using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>Has a token ready: logs in when there is none, and again shortly before it ends.</summary>
internal sealed class TokenKeeper(HostingOptions options) : IDisposable
{
    private const string Module = "auth.php";
    private static readonly HostingAction s_login = new("login", "Gets a token for an API key.", HostingEffect.Reads, []);
    private static readonly HostingAction s_logout = new("logout", "Ends a token.", HostingEffect.Reads, []);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private HostingToken? _token = options.Token is { } token ? new HostingToken(token.Reveal(), null, null) : null;

    /// <summary>Where requests go. A login may name another address of the provider's.</summary>
    public string Url { get; set; } = ProviderHosts.BaseOf(options.Url);

    public DateTimeOffset? Expires => _token?.Expires;

    public string? Role => _token?.Role;

    public bool CanLogIn => options.ApiKey is not null;

    /// <exception cref="HostingException">There is no token and no key, or the key was refused.</exception>
    public async Task<string> GetAsync(Action<string> log, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is null || (CanLogIn && options.Now() >= _token.Renewal))
                _token = LogIn(new HostingWire(options, log, cancellationToken), log);
            return _token.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Forgets a token that was refused, unless there is a newer one already or no way to one: a refusal may mean the action and not the
    /// token.
    /// </summary>
    public void Drop(string token)
    {
        if (CanLogIn && _token?.Value == token) _token = null;
    }

    /// <summary>Ends the token at the provider, and forgets it.</summary>
    /// <param name="evenIfGiven">Also when it was given and not had by a login here.</param>
    /// <param name="log">Told of each step, without secrets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void LogOut(bool evenIfGiven, Action<string> log, CancellationToken cancellationToken)
    {
        (HostingToken? token, _token) = (_token, null);
        if (token is null || !(CanLogIn || evenIfGiven)) return;
        var fields = new KeyValuePair<string, string>[] { new("action", s_logout.Name), new("token", token.Value) };
        var answer =
            new HostingAnswer(s_logout.With(), new HostingWire(options, log, cancellationToken).Post(Url + Module, fields, attempts: 1));
        if (AnswerJudge.FaultOf(answer) is { } fault) throw Failed(s_logout, fault.Kind, fault.Message, token.Value);
    }

    public string Scrub(string text) => HostingSecrets.Scrub(text, _token?.Value, options.ApiKey?.Reveal(), options.Token?.Reveal());

    public void Dispose() => _turn.Dispose();

    private HostingToken LogIn(HostingWire wire, Action<string> log)
    {
        if (options.ApiKey is not { } key)
            throw new HostingException("login", HostingFaultKind.NotConnected,
                "The token is no longer accepted, and there is no API key to get another one by: connect anew.");
        string lifetime = options.TokenLifetime.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var fields =
            new KeyValuePair<string, string>[] { new("action", s_login.Name), new("key", key.Reveal()), new("ttl", lifetime),
                new("fix_ip", options.FixIp ? "1" : "0") };
        var answer = new HostingAnswer(s_login.With(), wire.Post(Url + Module, fields, options.MaxAttempts));
        if (AnswerJudge.FaultOf(answer) is { } fault) throw Failed(s_login, fault.Kind, fault.Message, null);
        HostingToken token = HostingToken.Of(answer, options.Now(), options.TokenLifetime)
            ?? throw new HostingException("login", HostingFaultKind.Unreadable, "the answer has no token.");
        if (Loose.Text(answer.Data, "invapi") is { } host) Move(host, log);
        return token;
    }

    private void Move(string host, Action<string> log)
    {
        string? next = ProviderHosts.Follow(Url, host);
        if (next == Url) return;
        log(next is null
            ? "The answer names another host, which is not followed: it is not the provider's, or we are not at the provider's."
            : $"The provider moves us to {next}");
        Url = next ?? Url;
    }

    private HostingException Failed(HostingAction action, HostingFaultKind kind, string message, string? token) =>
        new(action.Name, kind, HostingSecrets.Scrub(Scrub(message), token));
}
