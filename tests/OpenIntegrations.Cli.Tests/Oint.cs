using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
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
    public static async Task<Outcome> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        int exit = await new Shell(output, messages).RunAsync(words, CancellationToken.None);
        return new(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Basic data for a scripted server, as they are typed in a shell.</summary>
    public static string Basic(ScriptedServer server, string path = "") =>
        $"{{'URL':'{server.Url}{path}','AccessKey':'AKTEST','SecretKey':'SECRETTEST','Region':'us-east-1','Service':'s3'}}";
}
