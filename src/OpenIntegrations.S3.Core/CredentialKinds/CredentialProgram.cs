using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>How a program ended, and what it printed.</summary>
internal sealed record ProgramResult(int Exit, string Output, string Errors);

/// <summary>
/// Runs a program to its end. What it leaves running behind it (an agent, a browser) may hold its output open: nobody waits for that.
/// </summary>
/// <param name="words">The program and its arguments.</param>
/// <param name="waits">Told once when it takes long: it may ask for something that nobody sees.</param>
/// <param name="patience">What is long; half a minute when nobody says so.</param>
internal sealed class CredentialProgram(string[] words, Action? waits = null, TimeSpan? patience = null)
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30);

    /// <summary>What a program printed arrives shortly after its end, if not before.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    public async Task<ProgramResult> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { EnableRaisingEvents = true, StartInfo = CommandLine.StartInfo(words) };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.Start();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => stopped.TrySetResult(true));
        process.StandardInput.Close();
        var output = new PipeText(process.StandardOutput);
        var errors = new PipeText(process.StandardError);
        await WaitAsync(Task.WhenAny(ended.Task, stopped.Task)).ConfigureAwait(false);
        if (ended.Task.IsCompleted)
            await Task.WhenAny(Task.WhenAll(output.Closed, errors.Closed), Task.Delay(s_grace, CancellationToken.None), stopped.Task)
                .ConfigureAwait(false);
        if (!cancellationToken.IsCancellationRequested) return new(process.ExitCode, output.Text, errors.Text);
        Kill(process);
        throw new OperationCanceledException(cancellationToken);
    }

    private async Task WaitAsync(Task over)
    {
        using var enough = new CancellationTokenSource();
        Task first = await Task.WhenAny(over, Task.Delay(patience ?? s_long, enough.Token)).ConfigureAwait(false);
        enough.Cancel();
        if (first != over) waits?.Invoke();
        await over.ConfigureAwait(false);
    }

    private static void Kill(Process process)
    {
        try
        {
            ProcessTree.Kill(process);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }
}
