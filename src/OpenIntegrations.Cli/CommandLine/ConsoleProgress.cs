using System;
using System.Diagnostics;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Shows on a terminal how far a transfer is, a few times a second.</summary>
internal sealed class ConsoleProgress : IProgress<TransferProgress>
{
    private const double MB = 1048576;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private TimeSpan _next = s_pace;

    /// <summary>Nothing when nobody looks.</summary>
    public static IProgress<TransferProgress> ForTerminal() => Console.IsErrorRedirected ? SilentProgress.Instance : new ConsoleProgress();

    public void Report(TransferProgress value)
    {
        bool isDone = value.Done == value.Total;
        if (_time.Elapsed < _next && !(isDone && _next > s_pace)) return;
        lock (_time)
        {
            _next = _time.Elapsed + s_pace;
            string total = value.Total is { } bytes ? $" of {bytes / MB:0.0}" : "";
            Console.Error.Write($"\r{TerminalText.Of(value.Key)}: {value.Done / MB:0.0}{total} MB{(isDone ? "\n" : "")}");
        }
    }
}
