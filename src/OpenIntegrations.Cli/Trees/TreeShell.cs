using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.Cli.Trees;

/// <summary>Runs a command on trees and says how it ended.</summary>
/// <param name="output">Takes results.</param>
/// <param name="messages">Takes everything else.</param>
/// <param name="around">What else the command is connected to.</param>
internal sealed class TreeShell(TextWriter output, TextWriter messages, Surroundings around)
{
    public async Task<int> RunAsync(TreeCommand command, IReadOnlyList<string> words, CancellationToken token)
    {
        try
        {
            TreeLine line = TreeLine.Parse(command, words);
            if (!line.Has("help")) return await RunAsync(command, line, token).ConfigureAwait(false);
            TreeHelp.Write(new FoldedText(output, around.Width), command);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OutputClosedException))
        {
            bool isEnded = e is OperationCanceledException && token.IsCancellationRequested;
            string text = isEnded ? "Interrupted."
                : $"oint {command.Name}: {Advice.On(e)}";
            messages.WriteLine(TerminalText.Of(text, keepLines: true));
            return isEnded ? ExitCode.Interrupted : CodeOf(e);
        }
    }

    private async Task<int> RunAsync(TreeCommand command, TreeLine line, CancellationToken token)
    {
        var writer = new ItemWriter(output, messages, around, line);
        try
        {
            var context = new TreeContext(command.Name, line, around, writer, new Stores(line, messages), token);
            return await command.Run(context).ConfigureAwait(false);
        }
        finally
        {
            writer.Flush();
        }
    }

    private static int CodeOf(Exception failure) => failure switch
    {
        UsageException or UnaskedException => ExitCode.Usage,
        S3RequestFailedException or FileNotFoundException or DirectoryNotFoundException or ArgumentException => ExitCode.SomeFailed,
        _ => ExitCode.Failed,
    };
}
