using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>What a credential program said of itself, without what is secret in its arguments and in its answer.</summary>
internal static class ProgramWords
{
    private const string Mask = "***";
    private const int ShortestSecret = 4;
    private const int Longest = 400;
    private static readonly Regex s_value =
        new("\"(SecretAccessKey|SessionToken|Token)\"\\s*:\\s*\"(?<value>[^\"]+)\"", RegexOptions.Compiled);

    /// <param name="errors">What it wrote to its standard error.</param>
    /// <param name="arguments">What it was started with.</param>
    /// <param name="output">What it answered.</param>
    public static string Shown(string errors, IEnumerable<string> arguments, string output)
    {
        string text = Regex.Replace(errors, @"[\s\p{Cc}]+", " ").Trim();
        IEnumerable<string> secrets = arguments.Select(Value)
            .Concat(s_value.Matches(output).Cast<Match>().Select(m => m.Groups["value"].Value));
        foreach (string secret in secrets.Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
            text = text.Replace(secret, Mask);
        // Programs say first what they were about, and last why they could not.
        return text.Length <= Longest ? text : text.Substring(0, Longest / 4) + " … " + text.Substring(text.Length - (Longest * 3 / 4));
    }

    // An option's name is none, its value may be one.
    private static string Value(string argument) => argument.StartsWith('-')
        ? argument.IndexOf('=') is > 0 and var at ? argument.Substring(at + 1) : ""
        : argument;
}
