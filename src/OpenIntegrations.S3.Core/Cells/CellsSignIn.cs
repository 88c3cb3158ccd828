using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Oidc;

namespace OpenIntegrations.S3.Cells;

/// <summary>Signs a user in to Pydio Cells and keeps the sign-in in a profile. Described in docs/pydio-cells.md.</summary>
/// <param name="url">The server's address.</param>
/// <param name="context">Clock, transport, and the user.</param>
public sealed class CellsSignIn(string url, SourceContext context)
{
    private static readonly string[] s_buckets = ["/io", "/data"];
    private readonly TransportSettings _transport = SignInTransport.Of(context.Transport);

    /// <summary>The server's address.</summary>
    public string Url => url;

    /// <summary>Whether secrets go over a network that others may listen at.</summary>
    public bool IsExposed => Origin.Parse(url) is { IsSecure: false, IsLoopback: false };

    /// <summary>The client to sign in as; null for the first of Cells' own whose port is free.</summary>
    public string? ClientId { get; set; }

    /// <summary>Where the browser brings the answer; null for what Cells' own clients have.</summary>
    public string? RedirectUri { get; set; }

    /// <summary>How long the user may take in the browser.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Makes the sign-in for a connection that has no credentials yet. Nothing is sent.</summary>
    /// <exception cref="S3ConfigurationException">A value is missing or wrong; the message names it.</exception>
    public static CellsSignIn For(ConnectionSettings settings, ConnectionContext world)
    {
        string given = settings.Text("Url")
            ?? throw new S3ConfigurationException($"The {settings.Origin} lacks Url, the address of the Cells server.");
        string? provider = settings.Text("Provider");
        if (provider is not null && Provider.Find(provider)?.DefaultSecret is null)
            throw new S3ConfigurationException($"The {settings.Origin} is of the provider {provider}, not of Cells.");
        try
        {
            Endpoint endpoint = Endpoint.Parse(given, AddressingStyle.Path);
            if (Array.IndexOf(s_buckets, endpoint.BasePath) >= 0)
                throw new FormatException("it must be the address of the server, without a bucket.");
            return new(endpoint.Origin + endpoint.BasePath,
                world.Sources(TransportReader.Read(settings)));
        }
        catch (FormatException e)
        {
            throw new S3ConfigurationException($"The Url of the {settings.Origin} is wrong: {e.Message}", e);
        }
    }

    /// <summary>Sends the user's browser to the server and waits for what it brings back to this machine.</summary>
    /// <exception cref="CredentialsUnavailableException">The server or the user refused.</exception>
    /// <exception cref="TimeoutException">Nobody answered in time.</exception>
    public async Task<StoredSignIn> InBrowserAsync(CancellationToken cancellationToken)
    {
        (string client, LoopbackListener listener) = Listen();
        using (listener)
        {
            OidcServer server = await DiscoverAsync(cancellationToken).ConfigureAwait(false);
            var request = new AuthorizationRequest(client, listener.Address.ToString(), CellsClient.Scope);
            string address = request.Url(server);
            bool isOpen = Browser.TryOpen(address, context.Environment);
            context.Interaction.Show(
                (isOpen
                    ? "Sign in with the browser. Should none have opened, open this address on this machine:"
                    : "No browser could be opened. Open this address on this machine, or stop and sign in with a code:")
                    + $"\n{address}\n");
            AuthorizationAnswer answer = await AwaitAsync(listener, request, cancellationToken).ConfigureAwait(false);
            return await ExchangeAsync(server, request, answer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Shows the address and asks for the code that the server shows there; for machines without a browser.</summary>
    /// <exception cref="CredentialsUnavailableException">The server or the user refused, or nobody can be asked.</exception>
    public async Task<StoredSignIn> ByCodeAsync(CancellationToken cancellationToken)
    {
        OidcServer server = await DiscoverAsync(cancellationToken).ConfigureAwait(false);
        var request =
            new AuthorizationRequest(ClientId ?? CellsClient.DefaultId, RedirectUri ?? CellsClient.OutOfBand(url), CellsClient.Scope);
        context.Interaction.Show(
            $"Open this address in a browser on any machine, sign in, and copy the code that is shown:\n{request.Url(server)}\n");
        string pasted = await context.Interaction.AskAsync("Code", cancellationToken).ConfigureAwait(false);
        return await ExchangeAsync(server, request, AuthorizationAnswer.OfPaste(pasted), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs in with user name and password, at the address of the web interface.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="password">The password.</param>
    /// <param name="keepPassword">Whether it is kept, so that the token can be renewed without asking.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CredentialsUnavailableException">The server refused.</exception>
    public async Task<StoredSignIn> WithPasswordAsync(string user, string password, bool keepPassword, CancellationToken cancellationToken)
    {
        StoredSignIn signIn = await new CellsSession(url, context).SignInAsync(user, password, cancellationToken).ConfigureAwait(false);
        return keepPassword ? signIn with { Password = password } : signIn;
    }

    /// <summary>Puts a sign-in into a profile, in the place of whatever credentials it has.</summary>
    /// <param name="store">The profiles.</param>
    /// <param name="profile">The profile's name.</param>
    /// <param name="given">What else the profile shall say.</param>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="cancellationToken">Ends the wait for another process that renews the old one.</param>
    public async Task KeepAsync(IProfiles store, string profile, ConnectionSettings given, StoredSignIn signIn,
        CancellationToken cancellationToken)
    {
        using IDisposable turn = await store.TakeSignInTurnAsync(profile, cancellationToken).ConfigureAwait(false);
        ConnectionSettings fresh = given.Over(new ConnectionSettings(given.Origin));
        signIn.WriteTo(fresh);
        store.Update(profile, current => fresh.Over(current ?? new ConnectionSettings("")));
        SignInSource.Forget(store, profile, context.Memory);
    }

    private (string Client, LoopbackListener Listener) Listen()
    {
        (string Id, LoopbackAddress Address)[] candidates = CellsClient.Candidates(ClientId, RedirectUri).ToArray();
        foreach (var (id, address) in candidates)
        {
            if (LoopbackListener.TryStart(address) is { } listener) return (id, listener);
        }
        throw new CredentialsUnavailableException(
            $"The browser's answer cannot be waited for: {string.Join(", ", candidates.Select(c => c.Address.HostHeader))} is in use by "
                + "another program.") { Remedy = new Remedy(RemedyKind.SignInByCode) };
    }

    private Task<OidcServer> DiscoverAsync(CancellationToken cancellationToken) =>
        OidcServer.DiscoverAsync(url.TrimEnd('/') + "/oidc", _transport, context.Now, cancellationToken);

    private async Task<AuthorizationAnswer> AwaitAsync(LoopbackListener listener, AuthorizationRequest request,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await listener.WaitAsync(request.State, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Nobody signed in within {Patience.TotalSeconds:0} s.", e);
        }
    }

    private async Task<StoredSignIn> ExchangeAsync(OidcServer server, AuthorizationRequest request, AuthorizationAnswer answer,
        CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(server.TokenUrl, request.ClientId, _transport, context.Now);
        try
        {
            TokenSet tokens = await endpoint.ExchangeAsync(answer.CodeFor(request), request, cancellationToken).ConfigureAwait(false);
            return new StoredSignIn(SignInKind.OpenIdConnect, tokens.AccessToken, tokens.Expires) { RefreshToken = tokens.RefreshToken,
                TokenUrl = server.TokenUrl, ClientId = request.ClientId };
        }
        catch (Exception e) when (e is TokenRefusedException or IOException)
        {
            throw new CredentialsUnavailableException($"The sign-in was not completed. {e.Message.TrimEnd('.')}.", e);
        }
    }
}
