using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// A program that prints credentials as JSON (<c>credential_process</c>).
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
/// </summary>
internal sealed class ProcessSource(string command, SourceContext context) : FetchedSource(SourceKey.Of("process", command), context.Now)
{
    private readonly string[] _words = CommandLine.Split(command);

    // The arguments may be secret, the program's name is not.
    public override string Description => $"the program '{(_words.Length > 0 ? _words[0] : "")}'";

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (_words.Length == 0) throw Failed("no program is named.");
        (int exit, string output, string errors) = await RunAsync(cancellationToken).ConfigureAwait(false);
        if (exit != 0) throw Failed($"it ended with {Scalars.Format(exit)}. {FirstLine(errors)}".TrimEnd());
        TreeMap document = WebCall.Json(output);
        if (document["Version"] is not 1) throw Failed("its answer must be JSON of Version 1.");
        return ExpiringCredentials.Read(document) ?? throw Failed("its answer lacks AccessKeyId or SecretAccessKey.");
    }

    private static string FirstLine(string text)
    {
        const int longest = 200;
        string line = text.Trim().Split('\n')[0].Trim();
        return line.Length <= longest ? line : line.Substring(0, longest) + "…";
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { EnableRaisingEvents = true, StartInfo = CommandLine.StartInfo(_words) };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.Start();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => Kill(process, ended, cancellationToken));
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await ended.Task.ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
    }

    private static void Kill(Process process, TaskCompletionSource<bool> ended, CancellationToken cancellationToken)
    {
        if (!ended.TrySetCanceled(cancellationToken)) return;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }
}
