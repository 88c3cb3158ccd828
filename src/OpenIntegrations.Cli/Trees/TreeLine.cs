using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.S3;

namespace OpenIntegrations.Cli.Trees;

/// <summary>
/// What stands behind the name of a command on trees, in the grammar that such commands have everywhere: <c>--name value</c>,
/// <c>--name=value</c>, letters that can stand together, <c>--</c> before operands that begin with a dash, and <c>-</c> for the standard
/// streams.
/// </summary>
internal sealed class TreeLine
{
    private readonly TreeCommand _command;
    private readonly List<(string Name, string Value)> _given = [];
    private readonly List<string> _operands = [];

    private TreeLine(TreeCommand command) => _command = command;

    public IReadOnlyList<string> Operands => _operands;

    /// <summary>All options with their values, in the order in which they were typed.</summary>
    public IReadOnlyList<(string Name, string Value)> Given => _given;

    /// <exception cref="UsageException">An option is unknown or lacks its value, or there are too few or too many operands.</exception>
    public static TreeLine Parse(TreeCommand command, IReadOnlyList<string> words)
    {
        var line = new TreeLine(command);
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (word == "--")
            {
                line._operands.AddRange(words.Skip(i + 1));
                break;
            }
            if (word.StartsWith("--", StringComparison.Ordinal)) i += line.TakeLong(word, words.ElementAtOrDefault(i + 1));
            else if (word.Length > 1 && word[0] == '-') i += line.TakeLetters(word, words.ElementAtOrDefault(i + 1));
            else line._operands.Add(word);
        }
        if (!line.Has("help")) line.Demand();
        return line;
    }

    /// <summary>
    /// The words with the options that stand before the command put behind it, as aws and s5cmd take them; null where it is none on trees.
    /// </summary>
    public static string[]? CommandFirst(string[] words)
    {
        int at = 0;
        while (at < words.Length && words[at].StartsWith("--", StringComparison.Ordinal))
        {
            string[] sides = words[at][2..].Split('=', 2);
            if (TreeOptions.All.FirstOrDefault(o => o.IsCalled(sides[0])) is not { } option) return null;
            at += option.IsSwitch || sides.Length == 2 ? 1 : 2;
        }
        int name = at + 1 < words.Length && words[at] == S3Library.Library.Name ? at + 1 : at;
        return name < words.Length && TreeCommands.Find(words[name]) is not null
            ? [words[name], .. words[..at], .. words[(name + 1)..]] : null;
    }

    public bool Has(string name) => _given.Any(g => g.Name == name && g.Value != "false");

    /// <summary>The value that was given last; null for none.</summary>
    public string? Value(string name) => _given.LastOrDefault(g => g.Name == name).Value;

    public IReadOnlyList<string> Values(string name) => [.. _given.Where(g => g.Name == name).Select(g => g.Value)];

    private int TakeLong(string word, string? next)
    {
        string[] sides = word[2..].Split('=', 2);
        TreeOption option = _command.Options.FirstOrDefault(o => o.IsCalled(sides[0])) ?? throw Unknown(word.Split('=')[0]);
        return Take(option, "--" + sides[0], sides.Length == 2 ? sides[1] : null, next);
    }

    private int TakeLetters(string word, string? next)
    {
        for (int i = 1; i < word.Length; i++)
        {
            TreeOption option = _command.Options.FirstOrDefault(o => o.Letters.Contains(word[i], StringComparison.Ordinal))
                ?? throw Unknown(word.Length > 2 && _command.Options.Any(o => o.IsCalled(word[1..])) ? word : "-" + word[i]);
            string rest = word[(i + 1)..];
            if (!option.IsSwitch) return Take(option, "-" + word[i], rest.Length > 0 ? rest : null, next);
            Take(option, "-" + word[i], null, null);
        }
        return 0;
    }

    /// <returns>How many of the words behind it were its value.</returns>
    private int Take(TreeOption option, string typed, string? value, string? next)
    {
        if (option.IsSwitch)
        {
            if (value is not (null or "true" or "false")) throw new UsageException($"{typed} takes no value.");
            _given.Add((option.Name, value ?? "true"));
            return 0;
        }
        bool isNext = value is null && next is not null && MayBeValue(option, next);
        value ??= isNext ? next : option.Bare;
        if (value is null) throw new UsageException($"{typed} needs a value: {typed} {option.Value}.");
        _given.Add((option.Name, Chosen(option, typed, value)));
        return isNext ? 1 : 0;
    }

    // What may stand alone is followed by its value only where that is one of a kind.
    private bool MayBeValue(TreeOption option, string next) => option.Bare is null
        ? !(next.StartsWith("--", StringComparison.Ordinal) && _command.Options.Any(o => o.IsCalled(next[2..].Split('=')[0])))
        : next is "AES256" or "aws:kms" or "aws:kms:dsse" or "requester";

    private static string Chosen(TreeOption option, string typed, string value)
    {
        if (option.Choices.Count == 0) return value;
        return option.Choices.FirstOrDefault(c => c.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"{typed} is '{value}'; it must be {string.Join(", ", option.Choices)}."
                + Nearest.Question(value, option.Choices));
    }

    private UsageException Unknown(string word)
    {
        string name = word.TrimStart('-');
        if (_command.Options.Any(o => o.IsCalled(name))) return new($"{word} is written --{name}.");
        string elsewhere = string.Join(", ", TreeCommands.All.Where(c => c.Options.Any(o => o.IsCalled(name))).Select(c => c.Name));
        string advice = elsewhere.Length > 0 ? $" It is one of: {elsewhere}."
            : ForeignOptions.Find(name) is { } other ? " " + other
            : Nearest.Question(word, _command.Options.Where(o => !o.IsHidden)
                .SelectMany(o => o.Aliases.Prepend(o.Name)).Select(n => "--" + n));
        return new($"{_command.Name} has no option {word}.{advice} oint {_command.Name} --help lists the options.");
    }

    private void Demand()
    {
        int count = _operands.Count;
        if (count >= _command.MinOperands && count <= _command.MaxOperands) return;
        string fault = count < _command.MinOperands ? "something is missing" : $"'{_operands[_command.MaxOperands]}' is too much";
        string usage = $"{_command.Name} {_command.Usage}".TrimEnd();
        throw new UsageException($"oint {usage}: {fault}. oint {_command.Name} --help explains it.");
    }
}
