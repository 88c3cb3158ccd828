using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using OpenIntegrations.Http.Client;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>Sends forms by the fluent client.</summary>
/// <param name="options">How to reach the provider.</param>
/// <param name="log">Told of each step, without secrets.</param>
/// <param name="cancellationToken">Ends whatever is waited for.</param>
internal sealed class HostingWire(HostingOptions options, Action<string> log, CancellationToken cancellationToken)
{
    /// <param name="url">The module's URL.</param>
    /// <param name="fields">The form, in its order.</param>
    /// <param name="attempts">How often at most.</param>
    public ClientResponse Post(string url, IEnumerable<KeyValuePair<string, string>> fields, int attempts)
    {
        FluentClient client = Client(url, attempts).InitializeFormBody();
        foreach (var (name, value) in fields) client.InsertBodyField(name, value);
        client.ProcessRequest("POST");
        if (client.Failure is { } failure) ExceptionDispatchInfo.Capture(failure).Throw();
        return client.Response!;
    }

    // A redirect would carry the token along. A connection that was kept may be closed by the other side at any moment, and .NET Framework
    // then
    // sends again by itself; one that is used once cannot.
    private FluentClient Client(string url, int attempts) => new FluentClient(new HostingCaller(options.Now, log, cancellationToken))
        .Initialize(url).SetTimeout(options.Timeout.TotalSeconds).MaxAttempts(attempts - 1).MaxRedirects(0).SetProxy(options.Proxy)
        .AddHeader("Accept", "application/json").AddHeader("Connection", "close");
}
