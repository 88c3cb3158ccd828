using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>What stands behind the method on a command line: the method's options, and those that every method has.</summary>
internal sealed class Invocation
{
    private static readonly string[] s_ofAll = ["--help", "--debug", "--test", "--exit-zero", "--out", "--config"];

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public bool Help { get; private set; }

    public bool Debug { get; private set; }

    public bool Test { get; private set; }

    /// <summary>A refusal of the store ends with 0, as it does in OInt.</summary>
    public bool ExitZero { get; private set; }

    /// <summary>Asks which settings <c>--config</c> has.</summary>
    public bool DescribesConfig => Config is "";

    /// <summary>The file that takes the result; <c>_hex_</c>, <c>_base64_</c> and <c>_utf8_</c> mean the terminal.</summary>
    public string? Out { get; private set; }

    public string? Config { get; private set; }

    /// <summary>Reads the words as a line of the method, or of the other one of its name.</summary>
    /// <exception cref="UsageException">They are a line of neither; the message is the method's own.</exception>
    public static (Method Method, Invocation Line) Read(Method method, IReadOnlyList<string> words)
    {
        try
        {
            return (method, Parse(method, words));
        }
        catch (UsageException) when (method.Other is { } other && Fits(other, words))
        {
            return (other, Parse(other, words));
        }
    }

    /// <exception cref="UsageException">An option is unknown, lacks its value, or is missing.</exception>
    public static Invocation Parse(Method method, IReadOnlyList<string> words)
    {
        var parsed = new Invocation { Help = words.Count == 0 && method.Options.Any(o => o.IsRequired) };
        for (int i = 0; i < words.Count; i++)
        {
            string[] sides = words[i].Split('=', 2);
            if (parsed.TrySetSwitch(sides[0])) continue;
            bool isBare = sides[0] == "--config" && (i + 1 == words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal));
            bool isSwitch = Find(method, sides[0]) is { IsSwitch: true };
            bool takesNext = sides.Length == 1 && !isBare && !isSwitch && i + 1 < words.Count;
            string? value = sides.Length == 2 ? sides[1] : takesNext ? words[++i] : isBare ? "" : isSwitch ? "true" : null;
            parsed.Set(method, sides[0], value ?? throw new UsageException($"{Shown(sides[0])} has no value."));
        }
        return parsed.Help || parsed.DescribesConfig ? parsed : parsed.Complete(method);
    }

    private static bool Fits(Method method, IReadOnlyList<string> words)
    {
        try
        {
            Parse(method, words);
            return true;
        }
        catch (UsageException)
        {
            return false;
        }
    }

    private bool TrySetSwitch(string word)
    {
        switch (word)
        {
            case "--help": return Help = true;
            case "--debug": return Debug = true;
            case "--test": return Test = true;
            case "--exit-zero": return ExitZero = true;
            default: return false;
        }
    }

    private void Set(Method method, string word, string value)
    {
        Option? option = Find(method, word);
        if (option is { Name: "out" } && ResultWriter.Form(value) is { } form) Out = form;
        else if (option is not null)
        {
            if (value.Length == 0) return;
            bool isMore = option.IsRepeatable && Values.ContainsKey(option.Parameter);
            Values[option.Parameter] = (isMore ? Values[option.Parameter] + "\n" : "") + Escapes.Expand(value);
        }
        else if (word == "--out") Out = ResultWriter.Form(value) ?? value;
        else if (word == "--config") Config = value;
        else throw Unknown(method, word);
    }

    private static Option? Find(Method method, string word) =>
        method.Options.FirstOrDefault(o => !o.IsFixed && (word == "--" + o.Name || word == "-" + o.Short))
            ?? method.Options.FirstOrDefault(o => !o.IsFixed && o.IsMeant(word));

    private static UsageException Unknown(Method method, string word)
    {
        string[] names = method.Options.Where(o => !o.IsFixed).Select(o => "--" + o.Name).ToArray();
        return new($"{method.English} has no option {Shown(word)}. It has: {string.Join(", ", names)}."
            + Nearest.Question(word, [.. names, .. s_ofAll]));
    }

    // A word that is no option is a piece of a value that lacks its quotes, and may be a piece of a secret.
    private static string Shown(string word) => word.StartsWith('-') ? word : "without a hyphen; a value with blanks stands in quotes";

    private Invocation Complete(Method method)
    {
        string[] missing = method.Options.Where(o => o.IsRequired && !Values.ContainsKey(o.Parameter)).Select(o => "--" + o.Name).ToArray();
        return missing.Length == 0 ? this : throw new UsageException($"{method.English} needs {string.Join(", ", missing)}.");
    }
}
