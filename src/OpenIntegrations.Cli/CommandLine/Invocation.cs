using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Cli;

/// <summary>What stands behind the method on a command line: the method's options, and those that every method has.</summary>
internal sealed class Invocation
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public bool Help { get; private set; }

    public bool Debug { get; private set; }

    public bool Test { get; private set; }

    /// <summary>The file that takes the result; <c>_hex_</c>, <c>_base64_</c> and <c>_utf8_</c> mean the terminal.</summary>
    public string? Out { get; private set; }

    public string? Config { get; private set; }

    /// <exception cref="UsageException">An option is unknown, lacks its value, or is missing.</exception>
    public static Invocation Parse(Method method, IReadOnlyList<string> words)
    {
        var parsed = new Invocation { Help = words.Count == 0 && method.Options.Any(o => o.IsRequired) };
        for (int i = 0; i < words.Count; i++)
        {
            string[] sides = words[i].Split('=', 2);
            if (parsed.TrySetSwitch(sides[0])) continue;
            bool takesNext = sides.Length == 1 && (i + 1 < words.Count);
            string? value = sides.Length == 2 ? sides[1] : takesNext ? words[++i] : null;
            parsed.Set(method, sides[0], value ?? throw new UsageException($"{sides[0]} has no value."));
        }
        return parsed.Help ? parsed : parsed.Complete(method);
    }

    private bool TrySetSwitch(string word)
    {
        switch (word)
        {
            case "--help": return Help = true;
            case "--debug": return Debug = true;
            case "--test": return Test = true;
            default: return false;
        }
    }

    private void Set(Method method, string word, string value)
    {
        Option? option = method.Options.FirstOrDefault(o => !o.IsFixed && (word == "--" + o.Name || word == "-" + o.Short));
        if (option is { Name: "out" } && ResultWriter.IsTerminal(value)) Out = value;
        else if (option is not null)
        {
            if (value.Length > 0) Values[option.Parameter] = Escapes.Expand(value);
        }
        else if (word == "--out") Out = value;
        else if (word == "--config") Config = value;
        else throw new UsageException($"{method.English} has no option {word}. It has: {string.Join(", ", method.Options.Where(o => !o.IsFixed).Select(o => "--" + o.Name))}.");
    }

    private Invocation Complete(Method method)
    {
        string[] missing = method.Options.Where(o => o.IsRequired && !Values.ContainsKey(o.Parameter)).Select(o => "--" + o.Name).ToArray();
        return missing.Length == 0 ? this : throw new UsageException($"{method.English} needs {string.Join(", ", missing)}.");
    }
}
