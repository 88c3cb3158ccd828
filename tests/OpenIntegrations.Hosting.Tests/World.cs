using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

/// <summary>A scripted provider and a client that is patient for milliseconds.</summary>
internal sealed class World : IDisposable
{
    private readonly ConcurrentQueue<string> _log = new();

    public World(Func<HostingOptions, HostingOptions>? with = null, bool keepsAlive = false)
    {
        Provider = new HostingProvider(keepsAlive);
        var options = new HostingOptions
        {
            Url = Provider.Url,
            ApiKey = HostingProvider.ApiKey,
            PollInterval = TimeSpan.FromMilliseconds(5),
            LongestPoll = TimeSpan.FromMilliseconds(20),
            Now = () => Now,
        };
        Client = new HostingClient(with is null ? options : with(options));
    }

    public HostingProvider Provider { get; }

    public HostingClient Client { get; }

    public TimeSpan Passed { get; set; }

    public DateTimeOffset Now => DateTimeOffset.UtcNow + Passed;

    public string Log => string.Join("\n", _log);

    /// <summary>A value for every parameter that the test does not choose.</summary>
    public static string ValueOf(HostingParameter parameter) => parameter switch
    {
        { Choices: { } choices } => choices[0],
        { Kind: HostingValue.Number } => "7",
        { Kind: HostingValue.Date } => "2024-01-31",
        _ => $"{parameter.Name} & more=ü",
    };

    public static HostingRequest RequestOf(HostingAction action, bool requiredOnly = true) =>
        action.With(action.Parameters.Where(p => p.IsRequired || !requiredOnly).Select(p => (p.Name, (object?)ValueOf(p))).ToArray());

    public Task<HostingAnswer> SendAsync(HostingRequest request) =>
        Client.SendAsync(request, _log.Enqueue, TestContext.Current.CancellationToken);

    public Task<HostingAnswer> SendAsync(HostingAction action) => SendAsync(RequestOf(action));

    public Task LogOutAsync() => Client.LogOutAsync(_log.Enqueue, CancellationToken.None);

    public void Dispose()
    {
        Client.Dispose();
        Provider.Dispose();
    }
}
