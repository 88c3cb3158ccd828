using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>The values of a method's options, by the names of its parameters.</summary>
internal sealed class Arguments(Method method, IReadOnlyDictionary<string, string> values)
{
    public Method Method => method;

    private Func<string, string> _hide = static text => text;

    /// <summary>Takes what <c>--debug</c> prints.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    /// <summary>Where a method writes that says something before it ends.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    public TextWriter Messages { get; init; } = TextWriter.Null;

    /// <summary>Only says what would be sent.</summary>
    public bool IsTest { get; init; }

    /// <summary>Settings of <c>--config</c>.</summary>
    public TreeMap Config { get; init; } = new();

    /// <summary>The value of an option, or its default, or null.</summary>
    public string? this[string parameter] =>
        values.TryGetValue(parameter, out string? value) ? value : method.Options.FirstOrDefault(o => o.Parameter == parameter)?.Default;

    public IEnumerable<KeyValuePair<Option, string>> Given =>
        method.Options.Where(o => values.ContainsKey(o.Parameter)).Select(o => new KeyValuePair<Option, string>(o, values[o.Parameter]));

    /// <summary>A text without what is secret of this command.</summary>
    public string Hide(string text) => _hide(text);

    /// <summary>One more rule of what is secret: each step of a command knows more of it.</summary>
    public void HideBy(Func<string, string> rule)
    {
        Func<string, string> before = _hide;
        _hide = text => rule(before(text));
    }

    public string Text(string parameter) => this[parameter] ?? "";

    /// <summary>The values of an option that may be given several times.</summary>
    public string[] Each(string parameter) => Text(parameter).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool? Flag(string parameter) => this[parameter]?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        var other => throw Wrong(parameter, other, "true or false"),
    };

    public int Number(string parameter, int minimum, int maximum)
    {
        string text = Text(parameter);
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum
            && number <= maximum;
        return isNumber ? number : throw Wrong(parameter, text, $"a whole number from {minimum} to {maximum}");
    }

    /// <summary>A structure, as JSON or the path of a JSON file.</summary>
    public TreeMap? Map(string parameter) =>
        this[parameter] is { } text
            ? Json(parameter, text) as TreeMap
            ?? throw Wrong(parameter, text, "a JSON object or the path of a JSON file")
            : null;

    /// <summary>An array, as JSON.</summary>
    public IReadOnlyList<string> List(string parameter) => Json(parameter, Text(parameter)) is List<object?> items
        ? items.Select(i => Scalars.Format(i ?? "")).ToList()
        : throw Wrong(parameter, Text(parameter), "a JSON array");

    public UsageException Wrong(string parameter, string value, string expected)
    {
        Option option = method.Options.First(o => o.Parameter == parameter);
        return new($"--{option.Name} is '{(option.IsSecret ? "…" : value)}'; it must be {expected}.");
    }

    /// <summary>The text of the file that a parameter names.</summary>
    public string Document(string parameter, string file)
    {
        try
        {
            return DocumentFile.Read(file);
        }
        catch (ArgumentException)
        {
            throw Wrong(parameter, file, "a file of text in UTF-8, or in the encoding that its XML or its first bytes name");
        }
    }

    private object? Json(string parameter, string text)
    {
        string json = !LooseJson.Begins(text) && File.Exists(text) ? Document(parameter, text) : text;
        return LooseJson.Begins(json) ? LooseJson.Read(json) ?? throw Wrong(parameter, text, "valid JSON") : null;
    }
}
