using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>A command as people write it in a configuration file.</summary>
internal static class CommandLine
{
    /// <summary>
    /// The words of a command: blanks part them, quotes keep them together. Outside of Windows, whose paths are full of them,
    /// a backslash takes the next character as it is, save between single quotes.
    /// </summary>
    public static string[] Split(string command) => Split(command, Path.DirectorySeparatorChar != '\\');

    internal static string[] Split(string command, bool backslashEscapes)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < command.Length; i++)
        {
            char c = command[i];
            if (backslashEscapes && c == '\\' && i + 1 < command.Length && IsEscape(quote, command[i + 1]))
                (word ??= new()).Append(command[++i]);
            else if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && (c == '"' || (c == '\'' && backslashEscapes))) (quote, word) = (c, word ?? new());
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else (word ??= new()).Append(c);
        }
        if (word is not null) words.Add(word.ToString());
        return words.ToArray();
    }

    /// <summary>Starts the program itself, without a shell, and takes what it prints.</summary>
    public static ProcessStartInfo StartInfo(string[] words) => new(words[0], string.Join(" ", words.Skip(1).Select(Quote)))
    {
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    };

    private static bool IsEscape(char quote, char next) => quote == '\0' || (quote == '"' && next is '"' or '\\');

    // .NET splits arguments by the rules of Windows on every platform: a backslash counts only before a quote.
    private static string Quote(string word)
    {
        if (word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || c == '"')) return word;
        var quoted = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char c in word)
        {
            if (c == '"') quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }
        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
