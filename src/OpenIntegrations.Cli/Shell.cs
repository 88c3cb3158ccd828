using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.Hosting;
using OpenIntegrations.Cli.Local;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.Cli;

/// <summary>Understands a command line and does what it says.</summary>
/// <param name="output">Takes results.</param>
/// <param name="messages">Takes everything else.</param>
internal sealed class Shell(TextWriter output, TextWriter messages)
{
    private static readonly Library[] s_libraries = [S3Library.Library, HostingLibrary.Library];
    private static readonly Method[] s_commands = [DemoCommand.Method, ServeCommand.Method];

    /// <summary>What commands on trees are connected to besides.</summary>
    public Surroundings Around { get; init; } = new();

    private static string Version { get; } =
        "oint " + typeof(Shell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private FoldedText Page => new(output, Around.Width);

    public async Task<int> RunAsync(string[] words, CancellationToken token)
    {
        try
        {
            return await RunWordsAsync(words, token).ConfigureAwait(false);
        }
        catch (OutputClosedException)
        {
            return ExitCode.OutputClosed;
        }
    }

    private async Task<int> RunWordsAsync(string[] words, CancellationToken token)
    {
        if (words.Length > 1 && words[0] == "help") words = [.. words[1..], "--help"];
        if (words.Length == 0 || words[0] is "--help" or "-h" or "help")
        {
            HelpText.Start(Page, s_libraries, s_commands);
            return ExitCode.Success;
        }
        if (words[0] is "--version" or "version")
        {
            output.WriteLine(Version);
            return ExitCode.Success;
        }
        words = TreeLine.CommandFirst(words) ?? words;
        if (TreeCommands.Find(words[0]) is { } tree)
            return await new TreeShell(output, messages, Around).RunAsync(tree, words[1..], token).ConfigureAwait(false);
        if (s_commands.FirstOrDefault(c => c.IsCalled(words[0])) is { } command)
            return await RunMethodAsync(null, command, words[1..], token).ConfigureAwait(false);
        if (s_libraries.FirstOrDefault(l => l.Name == words[0]) is not { } library)
            return Fail(ExitCode.NoSuchLibrary, $"Incorrect command: '{words[0]}'. oint --help lists the commands."
                + Meant(words[0], [.. s_libraries.Select(l => l.Name), .. s_commands.Select(c => c.English),
                    .. TreeCommands.All.Select(c => c.Name)]));
        if (words.Length == 1 || words[1] == "--help")
        {
            HelpText.Methods(Page, library);
            return ExitCode.Success;
        }
        if (library.Methods.FirstOrDefault(m => m.IsCalled(words[1])) is not { } method)
            return Fail(ExitCode.NoSuchMethod, $"Incorrect method: '{words[1]}'. oint {library.Name} lists the methods."
                + Meant(words[1], library.Methods.Select(m => m.English)));
        return await RunMethodAsync(library, method, words[2..], token).ConfigureAwait(false);
    }

    private static string Meant(string word, IEnumerable<string> names) =>
        ForeignWords.Find(word) is { } line ? $" What others call that is '{line}' here."
            : S3Library.Library.Methods.Any(m => m.IsCalled(word)) ? $" As an operation of the API it is 'oint s3 {word}'."
            : Nearest.Question(word, names);

    private async Task<int> RunMethodAsync(Library? library, Method method, IReadOnlyList<string> words, CancellationToken token)
    {
        Arguments? arguments = null;
        try
        {
            (method, Invocation invocation) = Invocation.Read(method, words);
            if (invocation.Help)
            {
                HelpText.Options(Page, library, method);
                return ExitCode.Success;
            }
            if (invocation.DescribesConfig)
            {
                Configuration.Describe(output);
                return ExitCode.Success;
            }
            arguments = ArgumentsOf(method, invocation);
            object? result = await method.Run(arguments, token).ConfigureAwait(false);
            return Finish(result, invocation, arguments);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OutputClosedException))
        {
            string message = e is OperationCanceledException ? "Interrupted." : $"Unexpected Error!: {Advice.On(e)}";
            return Fail(ExitCode.Failed, arguments?.Hide(message) ?? message);
        }
    }

    private int Finish(object? result, Invocation invocation, Arguments arguments)
    {
        bool isAdvanced = arguments.Config[Configuration.AdvancedResponse] is true;
        object? shown = result switch
        {
            Envelope envelope => isAdvanced ? envelope.Advanced() : envelope.Tree,
            Verdict verdict => verdict.Shown,
            _ => result,
        };
        if (shown is not "") ResultWriter.Write(shown, invocation.Out, output, messages);
        if (result is Verdict { IsGood: false }) return ExitCode.Damaged;
        return result is Envelope { IsRefusal: true } && !invocation.ExitZero ? ExitCode.Refused : ExitCode.Success;
    }

    private Arguments ArgumentsOf(Method method, Invocation invocation)
    {
        Arguments? arguments = null;
        Action<string> log = invocation.Debug
            ? line => messages.WriteLine(TerminalText.Of(arguments!.Hide(line), keepLines: true)) : static _ => { };
        arguments = new Arguments(method, invocation.Values)
        {
            Log = log,
            Output = output,
            Messages = messages,
            IsTest = invocation.Test,
            Config = Configuration.Read(invocation.Config),
        };
        string[] secrets = [.. arguments.Given.Where(g => g.Key.IsSecret).Select(g => g.Value)];
        arguments.HideBy(text => SecretText.Hide(text, secrets));
        log($"{method.English} {JsonTree.Write(DryRun.Parameters(arguments), indented: false)}");
        return arguments;
    }

    private int Fail(int code, string message)
    {
        messages.WriteLine(TerminalText.Of(message, keepLines: true));
        return code;
    }
}
