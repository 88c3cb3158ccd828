using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class PresignerTests : IDisposable
{
    private readonly TestWorld _world = new();
    private readonly List<string> _warnings = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(3600, 600, false)]
    [InlineData(600, 3600, true)]
    [InlineData(null, 604800, false)]
    public async Task A_link_that_outlives_its_credentials_says_so(int? lifetime, int expiresIn, bool isTold)
    {
        string url = await LinkAsync(lifetime, expiresIn);
        Assert.StartsWith("http://h/photos/cat.jpg?", url, StringComparison.Ordinal);
        Assert.Equal(isTold ? 1 : 0, _warnings.Count);
        string told = "ends with the credentials it was made with, at 2026-11-21T12:10:00";
        if (isTold) Assert.Contains(told, _warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_credentials_that_have_ended_is_refused()
    {
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => LinkAsync(-60, 600));
        Assert.StartsWith("The credentials ended at 2026-11-21T11:59:00", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3600, false)]
    [InlineData(86400, true)]
    public async Task A_link_of_temporary_credentials_without_a_known_end_says_so(int expiresIn, bool isTold)
    {
        S3Connection connection = _world.Connect(new ConnectionSettings("test")
        {
            ["Url"] = "http://h", ["AccessKey"] = "A", ["SecretKey"] = "S", ["SessionToken"] = "T",
        });
        await Presigner.SignAsync(connection, Store.Request(Routes.GetObject, "photos", "cat.jpg"), TimeSpan.FromSeconds(expiresIn),
            _world.Now, CancellationToken.None, _warnings.Add);
        Assert.Equal(isTold, _warnings.Exists(w => w.Contains("do not say when they end", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Credentials_that_do_not_last_are_renewed_first()
    {
        int fetched = 0;
        Interaction script = new() { RunScriptAsync = (_, _) => Task.FromResult(new TreeMap
        {
            { "AccessKey", "A" + ++fetched }, { "SecretKey", "S" }, { "Expiration", _world.Now.AddHours(1) },
        }) };
        S3Connection connection = S3Connection.Create(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialScript"] = "x" },
            _world.Context with { Interaction = script });
        await SignAsync(connection, 600);
        _world.Now = _world.Now.AddMinutes(40);
        Assert.Contains("X-Amz-Credential=A2", await SignAsync(connection, 3000), StringComparison.Ordinal);
        Assert.Empty(_warnings);
        // What was fetched a moment ago is as good as can be: links are made by the thousand.
        Assert.Contains("X-Amz-Credential=A2", await SignAsync(connection, 7200), StringComparison.Ordinal);
        Assert.Single(_warnings);
    }

    private Task<string> SignAsync(S3Connection connection, int expiresIn) =>
        Presigner.SignAsync(connection, Store.Request(Routes.GetObject, "photos", "cat.jpg"), TimeSpan.FromSeconds(expiresIn),
            _world.Now, CancellationToken.None, _warnings.Add);

    private Task<string> LinkAsync(int? lifetime, int expiresIn)
    {
        var keys = new TreeMap { { "AccessKey", "A" }, { "SecretKey", "S" } };
        if (lifetime is { } seconds) keys.Add("Expiration", _world.Now.AddSeconds(seconds));
        ConnectionContext world =
            _world.Context with { Interaction = new Interaction { RunScriptAsync = (_, _) => Task.FromResult(keys) } };
        S3Connection connection =
            S3Connection.Create(new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialScript"] = "x" }, world);
        return Presigner.SignAsync(connection, Store.Request(Routes.GetObject, "photos", "cat.jpg"), TimeSpan.FromSeconds(expiresIn),
            _world.Now, CancellationToken.None, _warnings.Add);
    }
}
