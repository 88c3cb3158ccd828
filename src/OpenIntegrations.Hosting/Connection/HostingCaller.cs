using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>The account client as the fluent client's caller.</summary>
internal sealed class HostingCaller(Func<DateTimeOffset> now, Action<string> log, CancellationToken cancellationToken) : Caller
{
    // A usage report of a year has some hundred kilobytes.
    private const long MaxAnswer = 16 * 1024 * 1024;

    private const string Sending = nameof(FluentClient.ExecuteRequest) + ": ";

    public override AnswerLimit Answers => AnswerLimit.OfDocument(MaxAnswer);

    public override DateTimeOffset Now => now();

    public override void Wait(Func<CancellationToken, Task> work) =>
        Task.Run(() => work(cancellationToken), cancellationToken).GetAwaiter().GetResult();

    // How a request is put together is of no interest here: what was sent and what came of it is.
    public override void Trace(string line)
    {
        if (line.StartsWith(Sending, StringComparison.Ordinal)) log(line.Substring(Sending.Length));
        base.Trace(line);
    }
}
