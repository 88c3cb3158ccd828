using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using OpenIntegrations.Cli;
using OpenIntegrations.Cli.CommandLine;

Console.OutputEncoding = new UTF8Encoding(false);
using var stop = new CancellationTokenSource();
// The command ends by itself, so that what it has begun is cleaned up first. Who asks twice does not want to wait for that.
Action<PosixSignalContext> end = signal =>
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, end);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, end);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, end);
using TextWriter output = TextWriter.Synchronized(new StreamWriter(StandardOutput.Open(), new UTF8Encoding(false)) { AutoFlush = true });
return await new Shell(output, Console.Error).RunAsync(args, stop.Token).ConfigureAwait(false);
