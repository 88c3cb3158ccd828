using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Oidc;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Cells;

namespace OpenIntegrations.S3.Core.Tests.Cells;

public sealed class CellsSignInTests : IDisposable
{
    private readonly CellsWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_user_signs_in_with_the_browser_and_the_profile_works()
    {
        await _world.StoreAsync();
        S3Answer answer = await _world.Client().SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        Assert.Null(answer.Error);
        Assert.Equal("S256", _world.Server.SignIn.Questions.Single()["code_challenge_method"]);
        Assert.Equal(["GET", "GET", "POST", "GET"], _world.Server.Requests.Select(r => r.Method));
        Assert.Null(_world.Server.SecretIn(string.Join("\n", _world.Shown)));
        Assert.Equal(0, _world.Server.Tokens.Refreshes);
    }

    [Fact]
    public async Task Nothing_is_sent_by_a_sign_in_that_is_only_made()
    {
        _world.SignIn();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(_world.Server.Requests);
    }

    [Fact]
    public async Task An_answer_with_another_state_is_not_taken()
    {
        _world.Server.SignIn.WrongState = "an-attackers-state";
        var error =
            await Assert.ThrowsAsync<TimeoutException>(() => _world.SignIn(TimeSpan.FromSeconds(1)).InBrowserAsync(CancellationToken.None));
        Assert.Equal("Nobody signed in within 1 s.", error.Message);
        Assert.DoesNotContain(_world.Server.Requests, r => r.Method == "POST");
    }

    [Fact]
    public async Task After_an_answer_with_another_state_the_right_one_is_still_taken()
    {
        Func<string, Task> browse = _world.Browse;
        _world.Server.SignIn.WrongState = "an-attackers-state";
        _world.Browse = async address =>
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => browse(address));
            _world.Server.SignIn.WrongState = null;
            await browse(address);
        };
        Assert.Equal(SignInKind.OpenIdConnect, (await _world.SignIn().InBrowserAsync(CancellationToken.None)).Kind);
    }

    [Theory]
    [InlineData("access_denied", "The sign-in was refused. access_denied: The user said no")]
    [InlineData("server_error", "The sign-in was refused. server_error: The user said no")]
    public async Task A_refusal_is_told(string refusal, string message)
    {
        _world.Server.SignIn.Refusal = refusal;
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.SignIn().InBrowserAsync(CancellationToken.None));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"unknown client"}""", "invalid_client: unknown client.")]
    [InlineData(200, "<html>maintenance</html>", "answered with status 200 where tokens are due.")]
    [InlineData(200, """{"token_type":"bearer"}""", "answered with status 200 where tokens are due.")]
    [InlineData(500, "", "answered with status 500 where tokens are due.")]
    public async Task A_token_endpoint_that_gives_none_is_told(int status, string body, string message)
    {
        _world.Server.SignIn.TokenError = new Answer(status, body);
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.SignIn().InBrowserAsync(CancellationToken.None));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Null(_world.Server.SecretIn(error.ToString()));
    }

    [Fact]
    public async Task Secrets_go_to_no_other_server_than_the_one_that_was_named()
    {
        using var elsewhere = new ScriptedServer(new Answer());
        _world.Server.SignIn.Elsewhere = elsewhere.Url;
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.SignIn().InBrowserAsync(CancellationToken.None));
        Assert.Equal(
            $"The server at {_world.Server.Url} sends sign-ins to {elsewhere.Url}. If that is the address it is known by, set Url to it.",
            error.Message);
        Assert.Empty(elsewhere.Requests);
        Assert.Empty(_world.Shown);
    }

    [Theory]
    [InlineData(404, "no")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    public async Task A_server_without_open_id_connect_is_told(int status, string body)
    {
        using var server = new ScriptedServer(new Answer(status, body));
        CellsSignIn signIn = CellsSignIn.For(new ConnectionSettings("test") { ["Url"] = server.Url }, _world.Context());
        (signIn.ClientId, signIn.RedirectUri) = ("own-client", "http://localhost:0/x");
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => signIn.InBrowserAsync(CancellationToken.None));
        Assert.StartsWith($"There is no OpenID Connect at {server.Url}/oidc/.well-known/openid-configuration: ", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_need_not_wait()
    {
        using var stop = new CancellationTokenSource();
        _world.Browse = _ => stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.SignIn(TimeSpan.FromMinutes(10)).InBrowserAsync(stop.Token));
    }

    [Fact]
    public async Task When_its_port_is_taken_the_next_client_is_used()
    {
        // Whoever has it: it is not free.
        using LoopbackListener? taken = LoopbackListener.TryStart(LoopbackAddress.Parse("http://localhost:3000/servers/callback"));
        CellsSignIn signIn = _world.SignIn();
        (signIn.ClientId, signIn.RedirectUri) = (null, null);
        StoredSignIn stored = await signIn.InBrowserAsync(CancellationToken.None);
        Assert.Equal("cells-sync", stored.ClientId);
    }

    [Fact]
    public async Task Without_a_browser_the_code_is_copied()
    {
        _world.Answer = _ => CodeShown();
        CellsSignIn signIn = _world.SignIn();
        (signIn.ClientId, signIn.RedirectUri) = (null, null);
        await _world.StoreAsync(await signIn.ByCodeAsync(CancellationToken.None));
        Assert.Equal(_world.Server.Url + "/oauth2/oob", _world.Server.SignIn.Questions.First()["redirect_uri"]);
        Assert.Equal(["Code"], _world.Asked);
        Assert.Contains(await _world.TokenAsync(), _world.Server.Tokens.All);
    }

    [Theory]
    [InlineData("https://x/oauth2/oob?code={code}&state={state}", null)]
    [InlineData("  {code}\n", null)]
    [InlineData("https://x/oauth2/oob?code={code}&state=another-question",
        "That is the answer to another sign-in: its state is not the one that was sent. Sign in again.")]
    [InlineData("https://x/oauth2/oob?error=access_denied&state={state}", "The sign-in was refused. access_denied")]
    [InlineData(" ", "No code was given.")]
    [InlineData("not-the-code", "The sign-in was not completed. invalid_grant: The token or code *** is no good.")]
    public async Task What_is_pasted_is_read_with_care(string pasted, string? message)
    {
        _world.Answer = _ =>
            pasted.Replace("{code}", CodeShown(), StringComparison.Ordinal)
                .Replace("{state}", _world.Server.SignIn.Questions.First()["state"], StringComparison.Ordinal);
        CellsSignIn signIn = _world.SignIn();
        (signIn.ClientId, signIn.RedirectUri) = (null, null);
        Exception? error = await Record.ExceptionAsync(() => signIn.ByCodeAsync(CancellationToken.None));
        Assert.Equal(message, error?.Message);
    }

    [Fact]
    public async Task A_password_gives_a_session()
    {
        StoredSignIn signIn = await _world.SignIn().WithPasswordAsync("anna", "open sesame", keepPassword: false, CancellationToken.None);
        Assert.Equal((SignInKind.Session, "anna", null), (signIn.Kind, signIn.UserName, signIn.Password));
        await _world.StoreAsync(signIn);
        Assert.Null((await _world.Client().SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error);
        var error =
            await Assert.ThrowsAsync<CredentialsUnavailableException>(() =>
                _world.SignIn().WithPasswordAsync("anna", "wrong", keepPassword: false, CancellationToken.None));
        Assert.Equal($"{_world.Server.Url} did not sign anna in: status 401: Login failed with '***'", error.Message);
    }

    [Theory]
    [InlineData(null, null, "lacks Url")]
    [InlineData("ftp://h", null, "not an http or https URL")]
    [InlineData("https://h/io", null, "without a bucket")]
    [InlineData("https://h", "AWS", "is of the provider AWS, not of Cells")]
    public void What_is_wrong_is_named(string? url, string? provider, string message)
    {
        var error =
            Assert.Throws<S3ConfigurationException>(() =>
                CellsSignIn.For(new ConnectionSettings("test") { ["Url"] = url, ["Provider"] = provider }, _world.Context()));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://cells.example.com", true)]
    [InlineData("cells.example.com", false)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("http://127.0.0.1:8080", false)]
    public void A_network_that_others_may_listen_at_is_known(string url, bool expected) =>
        Assert.Equal(expected, CellsSignIn.For(new ConnectionSettings("test") { ["Url"] = url }, _world.Context()).IsExposed);

    [Fact]
    public async Task Over_tls_the_authority_of_the_profile_counts_for_the_sign_in_too()
    {
        using var world = new CellsWorld(secure: true);
        await Assert.ThrowsAsync<HttpRequestException>(() => world.SignIn(trusts: false).InBrowserAsync(CancellationToken.None));
        await world.StoreAsync();
        world.Server.Tokens.ExpireAll();
        byte[] content = new byte[3 * 1024 * 1024];
        await world.Client().PutAsync("io", "ws/x", content);
        Assert.Equal(content, world.Server.Gateway.Tree.Content("ws/x"));
        Assert.Equal((1, "UNSIGNED-PAYLOAD"), (world.Server.Tokens.Refreshes, world.Server.Requests[^1].Header("x-amz-content-sha256")));
    }

    // The page, read by the user with a browser elsewhere.
    private string CodeShown()
    {
        using var browser = new HttpClient();
        using HttpResponseMessage page = browser.Send(new HttpRequestMessage(HttpMethod.Get, _world.AddressShown));
        using var reader = new StreamReader(page.Content.ReadAsStream());
        return reader.ReadToEnd().Split(' ')[^1];
    }
}
