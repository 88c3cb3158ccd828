using System;
using System.IO;
using System.Text;
using OpenIntegrations.Cli.CommandLine;

namespace OpenIntegrations.Cli.Trees;

/// <summary>What a command is connected to besides its texts: bytes in and out, and who sits at the terminal.</summary>
internal sealed record Surroundings
{
    /// <summary>Opens what <c>-</c> means as a source.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>Opens what <c>-</c> means as a destination.</summary>
    public Func<Stream> Output { get; init; } = StandardOutput.Open;

    /// <summary>Whether somebody can be asked.</summary>
    public bool IsPersonThere { get; init; } = !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Waits for a line that somebody types.</summary>
    public Func<string?> Answer { get; init; } = Console.ReadLine;

    /// <summary>Waits for a line that somebody types and nobody sees.</summary>
    public Func<string?> Secret { get; init; } = ReadSecret;

    /// <summary>Whether somebody sees how far it is: nobody does in the log of a machine.</summary>
    public bool ShowsProgress { get; init; } =
        !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Whether each line must be seen at once.</summary>
    public bool IsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>How many characters a line of the terminal has; null where there is none.</summary>
    public int? Width { get; init; } = !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : null;

    private static string? ReadSecret()
    {
        var line = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key != ConsoleKey.Backspace) line.Append(key.KeyChar == '\0' ? "" : key.KeyChar);
            else if (line.Length > 0) line.Length--;
        }
        Console.Error.WriteLine();
        return line.ToString();
    }
}
