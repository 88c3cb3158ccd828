using System;
using System.Text;
using System.Threading;
using OpenIntegrations.Cli;

Console.OutputEncoding = new UTF8Encoding(false);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // The command ends by itself: what it has begun is cleaned up first.
    key.Cancel = true;
    stop.Cancel();
};
return await new Shell(Console.Out, Console.Error).RunAsync(args, stop.Token).ConfigureAwait(false);
