using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Client;

/// <summary>
/// Where fluent requests begin in a program: <c>HttpRequests.NewRequest().Initialize(url)…</c>. In PowerShell it is New-HttpRequest.
/// </summary>
public static class HttpRequests
{
    public static FluentClient NewRequest() => new();

    /// <param name="cancellationToken">Ends whatever the client waits for, with an <see cref="OperationCanceledException"/>.</param>
    public static FluentClient NewRequest(CancellationToken cancellationToken) => new(new Cancellable(cancellationToken));

    private sealed class Cancellable(CancellationToken cancellationToken) : Caller
    {
        public override void Wait(Func<CancellationToken, Task> work) =>
            Task.Run(() => work(cancellationToken), cancellationToken).GetAwaiter().GetResult();
    }
}
