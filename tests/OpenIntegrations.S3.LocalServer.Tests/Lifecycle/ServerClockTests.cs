using System;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Lifecycle;

/// <summary>A clock that a test turns: whoever signs with the right time is let in, and lifecycles follow at once.</summary>
public sealed class ServerClockTests : IDisposable
{
    private const string Rule = "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>30</Days></Expiration>"
        + "</Rule></LifecycleConfiguration>";

    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(400)]
    [InlineData(-400)]
    public async Task Who_signs_with_the_right_time_or_the_clock_s_is_let_in(int days)
    {
        _server.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(200, (await _server.Client.Put("/bkt")).Status);
        var turned = new TestClient(_server.Url, TestServer.Account, _server.Region) { ClockError = TimeSpan.FromDays(days) };
        Assert.Equal(200, (await turned.Head("/bkt")).Status);
        var wrong = new TestClient(_server.Url, TestServer.Account, _server.Region) { ClockError = TimeSpan.FromDays(days / 2) };
        Assert.Equal(403, (await wrong.Head("/bkt")).Status);
    }

    [Fact]
    public async Task What_a_lifecycle_asks_for_is_done_when_the_clock_was_turned()
    {
        TestClient client = _server.Client;
        await client.Put("/bkt");
        await client.Put("/bkt/k", "x");
        Assert.Equal(200, (await client.Put("/bkt?lifecycle", Rule)).Status);
        _server.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(200, (await client.Head("/bkt/k")).Status);
        _server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(404, (await client.Head("/bkt/k")).Status);
    }
}
