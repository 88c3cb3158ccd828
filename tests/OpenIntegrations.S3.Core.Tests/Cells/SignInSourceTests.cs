using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Cells;

namespace OpenIntegrations.S3.Core.Tests.Cells;

public sealed class SignInSourceTests : IDisposable
{
    private readonly CellsWorld _world = new();

    private CellsTokens Tokens => _world.Server.Tokens;

    private int TokenRequests => _world.Server.Requests.Count(r => r.Path == "/oidc/oauth2/token");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_token_is_renewed_before_its_end_and_each_refresh_token_is_used_once()
    {
        await _world.StoreAsync();
        string first = await _world.TokenAsync();
        for (int life = 1; life <= 5; life++)
        {
            Assert.Equal(life - 1, Tokens.Refreshes);
            _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime - 200);
            Assert.NotEqual(first, await _world.TokenAsync());
            Assert.Equal((life, 0), (Tokens.Refreshes, Tokens.Refused));
            Assert.Equal(await _world.TokenAsync(), _world.Profiles.Find("cells")!.Text("AccessToken"));
        }
    }

    [Fact]
    public async Task What_is_stored_and_good_is_used_without_asking_anyone()
    {
        await _world.StoreAsync();
        int before = _world.Server.Requests.Length;
        string stored = _world.Profiles.Find("cells")!.Text("AccessToken")!;
        Assert.Equal(stored, await _world.TokenAsync());
        Assert.Equal(stored, await _world.TokenAsync(_world.OtherProcess));
        Assert.Equal(before, _world.Server.Requests.Length);
    }

    [Fact]
    public async Task Of_two_processes_one_renews_and_the_other_takes_what_it_got()
    {
        await _world.StoreAsync();
        string old = await _world.TokenAsync();
        Assert.Equal(old, await _world.TokenAsync(_world.OtherProcess));
        _world.Server.SignIn.TokenDelay = TimeSpan.FromMilliseconds(200);
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        string[] renewed =
            await Task.WhenAll(Enumerable.Range(0, 8)
                .Select(i => Task.Run(() => _world.TokenAsync(i % 2 == 0 ? null : _world.OtherProcess))));
        Assert.Equal((1, 0), (Tokens.Refreshes, Tokens.Refused));
        Assert.NotEqual(old, Assert.Single(renewed.Distinct()));
    }

    [Fact]
    public async Task Who_gives_up_does_not_lose_the_new_refresh_token()
    {
        await _world.StoreAsync();
        var gate = new TaskCompletionSource();
        _world.Server.SignIn.TokenGate = gate.Task;
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        using var stop = new CancellationTokenSource();
        int before = TokenRequests;
        Task<string> waiting = _world.TokenAsync(null, stop.Token);
        while (TokenRequests == before) await Task.Delay(10);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        string token = await _world.TokenAsync();
        Assert.Equal((1, 0), (Tokens.Refreshes, Tokens.Refused));
        Assert.Equal(token, _world.Profiles.Find("cells")!.Text("AccessToken"));
    }

    [Fact]
    public async Task A_closed_sign_in_says_what_to_do_and_no_secret()
    {
        await _world.StoreAsync();
        Tokens.Close();
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.TokenAsync());
        Assert.Equal(
            "There are no credentials from the sign-in of profile 'cells': invalid_grant: The token or code *** is no good.",
            error.Message);
        Assert.Equal(new Remedy(RemedyKind.SignIn, "cells"), error.Remedy);
        Assert.Null(_world.Server.SecretIn(error.ToString()));
        await _world.StoreAsync();
        Assert.Contains(await _world.TokenAsync(), Tokens.All);
    }

    [Fact]
    public async Task Without_a_refresh_token_the_end_is_the_end()
    {
        Tokens.GivesRefreshTokens = false;
        await _world.StoreAsync();
        Assert.Contains(await _world.TokenAsync(), Tokens.All);
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => _world.TokenAsync());
        Assert.Contains("the server gave none to renew it with.", error.Message, StringComparison.Ordinal);
        Assert.Equal(new Remedy(RemedyKind.SignIn, "cells"), error.Remedy);
    }

    [Fact]
    public async Task While_the_server_is_away_a_token_is_used_to_its_end()
    {
        await _world.StoreAsync();
        string old = await _world.TokenAsync();
        _world.Server.SignIn.TokenError = new Answer(503);
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime - 100);
        Assert.Equal(old, await _world.TokenAsync());
        _world.Server.SignIn.TokenError = null;
        _world.Time += TimeSpan.FromSeconds(40);
        Assert.NotEqual(old, await _world.TokenAsync());
    }

    [Fact]
    public async Task Credentials_that_the_profile_got_meanwhile_are_left_alone()
    {
        await _world.StoreAsync();
        await _world.TokenAsync();
        S3Client old = _world.Client();
        var gate = new TaskCompletionSource();
        _world.Server.SignIn.TokenGate = gate.Task;
        int before = TokenRequests;
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        Task<Http.Credentials> renewal = old.Connection.Credentials.GetAsync(_world.Time, CancellationToken.None).AsTask();
        while (TokenRequests == before) await Task.Delay(10);
        _world.Profiles.Update("cells", current => new ConnectionSettings("") { ["AccessKey"] = "personal" }.Over(current!));
        gate.SetResult();
        await renewal;
        ConnectionSettings stored = _world.Profiles.Find("cells")!;
        Assert.Equal(("personal", null, null, null),
            (stored.Text("AccessKey"), stored.Text("SignIn"), stored.Text("RefreshToken"), stored.SignInProfile));
    }

    [Fact]
    public async Task A_profile_that_is_changed_keeps_the_newest_tokens()
    {
        await _world.StoreAsync();
        await _world.TokenAsync();
        ConnectionSettings seen = new ConnectionSettings("") { ["PartSize"] = 20971520L }.Over(_world.Profiles.Find("cells")!);
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        string renewed = await _world.TokenAsync();
        _world.Profiles.Update("cells", current => StoredSignIn.UpToDate(seen, current));
        Assert.Equal((renewed, "20971520"),
            (_world.Profiles.Find("cells")!.Text("AccessToken"), _world.Profiles.Find("cells")!.Text("PartSize")));
    }

    [Fact]
    public async Task A_profile_that_is_based_on_another_renews_the_others_sign_in()
    {
        await _world.StoreAsync();
        _world.Profiles.Set("photos", new ConnectionSettings("") { ["BasedOn"] = "cells", ["PartSize"] = 20971520L });
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        Assert.Null(
            (await _world.Client(profile: "photos").SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error);
        Assert.Equal((1, null), (Tokens.Refreshes, _world.Profiles.Find("photos")!.Text("AccessToken")));
        Assert.Contains(_world.Profiles.Find("cells")!.Text("AccessToken"), Tokens.All);
    }

    [Fact]
    public async Task A_new_sign_in_is_used_at_once()
    {
        await _world.StoreAsync();
        string first = await _world.TokenAsync();
        await _world.StoreAsync();
        Assert.NotEqual(first, await _world.TokenAsync());
    }

    [Fact]
    public async Task A_sign_in_needs_a_profile_and_its_provider()
    {
        ConnectionSettings settings = await _world.StoreAsync();
        ConnectionSettings loose = ConnectionSettings.FromTree(settings.ToTree(), "basic data");
        Assert.Contains("only a stored profile can keep",
            Assert.Throws<S3ConfigurationException>(() => S3Connection.Create(loose, _world.Context())).Message, StringComparison.Ordinal);
        settings["Provider"] = "MinIO";
        Assert.Contains("for the provider Cells only",
            Assert.Throws<S3ConfigurationException>(() => S3Connection.Create(settings, _world.Context())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_renewed_with_the_password_that_was_kept()
    {
        await _world.StoreAsync(await _world.SignIn().WithPasswordAsync("anna", "open sesame", keepPassword: true, CancellationToken.None));
        string old = await _world.TokenAsync();
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        Assert.NotEqual(old, await _world.TokenAsync());
        Assert.Equal("open sesame", _world.Profiles.Find("cells")!.Text("Password"));
    }

    [Fact]
    public async Task A_session_without_its_password_asks_when_it_has_ended_and_not_before()
    {
        await _world.StoreAsync(await _world.SignIn()
            .WithPasswordAsync("anna", "open sesame", keepPassword: false, CancellationToken.None));
        await _world.TokenAsync();
        // A refusal that says nothing of the token is no reason to ask.
        _world.Time += TimeSpan.FromMinutes(5);
        _world.Server.Gateway.Unauthorized = Answer.Error(403, "AccessDenied");
        Tokens.ExpireAll();
        Assert.Equal("AccessDenied",
            (await _world.Client().SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error!.Code);
        Assert.Empty(_world.Asked);
        _world.Answer = _ => "open sesame";
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        Assert.Null((await _world.Client().SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error);
        Assert.Equal(["Password of anna for the sign-in of profile 'cells'"], _world.Asked);
        Assert.Null(_world.Profiles.Find("cells")!.Text("Password"));
    }

    [Fact]
    public async Task Nothing_of_it_is_shown_by_ToString()
    {
        ConnectionSettings settings = await _world.StoreAsync();
        StoredSignIn stored = StoredSignIn.Read(settings)!;
        string shown = $"{stored} {settings} {new Http.Credentials(stored.AccessToken, "x")} {_world.Client().Connection}";
        Assert.Null(_world.Server.SecretIn(shown));
    }

    [Fact]
    public async Task A_renewal_that_cannot_be_stored_is_told_and_used()
    {
        await _world.StoreAsync();
        _world.Time += TimeSpan.FromSeconds(Tokens.Lifetime);
        // In the way of the lock, without which nothing is written.
        File.Delete(_world.Profiles.Path + ".lock");
        Directory.CreateDirectory(_world.Profiles.Path + ".lock");
        Assert.Contains(await _world.TokenAsync(), Tokens.All);
        Assert.Contains("could not be stored", Assert.Single(_world.Warnings), StringComparison.Ordinal);
    }
}
