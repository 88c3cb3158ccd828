using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Hosting;
using OpenIntegrations.Cli.Local;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli;

/// <summary>Understands a command line and does what it says.</summary>
/// <param name="output">Takes results.</param>
/// <param name="messages">Takes everything else.</param>
internal sealed class Shell(TextWriter output, TextWriter messages)
{
    private static readonly Library[] s_libraries = [S3Library.Library, HostingLibrary.Library];
    private static readonly Method[] s_commands = [DemoCommand.Method, ServeCommand.Method];

    public async Task<int> RunAsync(string[] words, CancellationToken token)
    {
        if (words.Length == 0 || words[0] == "--help")
        {
            HelpText.Start(output, s_libraries, s_commands);
            return ExitCode.Success;
        }
        if (s_commands.FirstOrDefault(c => c.IsCalled(words[0])) is { } command) return await RunMethodAsync(null, command, words[1..], token).ConfigureAwait(false);
        if (s_libraries.FirstOrDefault(l => l.Name == words[0]) is not { } library) return Fail(ExitCode.NoSuchLibrary, $"Incorrect command: '{words[0]}'. Libraries are: {string.Join(", ", s_libraries.Select(l => l.Name))}.");
        if (words.Length == 1 || words[1] == "--help")
        {
            HelpText.Methods(output, library);
            return ExitCode.Success;
        }
        if (library.Methods.FirstOrDefault(m => m.IsCalled(words[1])) is not { } method) return Fail(ExitCode.NoSuchMethod, $"Incorrect method: '{words[1]}'. oint {library.Name} lists the methods.");
        return await RunMethodAsync(library, method, words[2..], token).ConfigureAwait(false);
    }

    private async Task<int> RunMethodAsync(Library? library, Method method, IReadOnlyList<string> words, CancellationToken token)
    {
        try
        {
            Invocation invocation = Invocation.Parse(method, words);
            if (invocation.Help)
            {
                HelpText.Options(output, library, method);
                return ExitCode.Success;
            }
            object? result = await method.Run(ArgumentsOf(method, invocation), token).ConfigureAwait(false);
            if (result is not "") ResultWriter.Write(result, invocation.Out, output, messages);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Fail(ExitCode.Failed, e is OperationCanceledException ? "Interrupted." : $"Unexpected Error!: {e.Message}");
        }
    }

    private Arguments ArgumentsOf(Method method, Invocation invocation)
    {
        Action<string> log = invocation.Debug ? messages.WriteLine : static _ => { };
        TreeMap config = invocation.Config is { Length: > 0 } text ? LooseJson.Read(text) as TreeMap ?? throw new UsageException("--config is no JSON object.") : new TreeMap();
        var arguments = new Arguments(method, invocation.Values) { Log = log, Output = output, Messages = messages, IsTest = invocation.Test, Config = config };
        log($"{method.English} {JsonTree.Write(DryRun.Parameters(arguments), indented: false)}");
        return arguments;
    }

    private int Fail(int code, string message)
    {
        messages.WriteLine(message);
        return code;
    }
}
