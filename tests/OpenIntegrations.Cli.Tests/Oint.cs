using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

/// <summary>What a command line printed, and how it ended.</summary>
internal sealed record Outcome(int Exit, string Output, string Messages)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs <c>oint</c> in this process.</summary>
internal static class Oint
{
    /// <summary>Nobody sits there, and nothing comes in.</summary>
    public static Surroundings Alone { get; } = new()
    {
        Input = () => Stream.Null, Output = () => Stream.Null, IsPersonThere = false, ShowsProgress = false, IsTerminal = false,
        Width = null, Answer = () => throw new InvalidOperationException("Nobody is there."),
    };

    public static Task<Outcome> RunAsync(params string[] words) => RunAsync(Alone, words);

    public static async Task<Outcome> RunAsync(Surroundings around, string[] words, CancellationToken token = default)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        int exit = await new Shell(output, messages) { Around = around }.RunAsync(words, token);
        return new(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Basic data for a scripted server, as they are typed in a shell.</summary>
    public static string Basic(ScriptedServer server, string path = "", bool isKnown = false) =>
        $"{{'URL':'{server.Url}{path}','AccessKey':'AKTEST','SecretKey':'SECRETTEST','Region':'us-east-1','Service':'s3'"
            // A store that is known to refuse what it does not know is not asked before.
            + (isKnown ? ",'RefusesUnknownSubResources':true}" : "}");
}
