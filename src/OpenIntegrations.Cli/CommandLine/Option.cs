using System;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>An option of a method: <c>--name</c>, its short form, what it says, and whether it must be given.</summary>
/// <param name="Name">The long name, without dashes.</param>
/// <param name="Short">The letter of the short form; unique within a method only.</param>
/// <param name="Parameter">The name by which the method knows the value.</param>
/// <param name="Description">A line for the help.</param>
internal sealed record Option(string Name, char Short, string Parameter, string Description)
{
    /// <summary>The letter of an option that has no short form.</summary>
    public const char None = '\0';

    /// <summary>Its name in the S3 API, where the method knows it by another.</summary>
    public string? Model { get; init; }

    public bool IsRequired { get; init; }

    public string? Default { get; init; }

    /// <summary>It stands alone: being there, it is true.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>It may be given several times; the value has a line for each.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Secrets are hidden where parameters are shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A value that nobody gives: it has a default and no name.</summary>
    public bool IsFixed => Name.Length == 0;

    /// <summary>
    /// Whether a word is its name in the S3 API, with dashes or without: <c>--version-id</c>, <c>--VersionId</c>, <c>--bucket</c>.
    /// </summary>
    public bool IsMeant(string word) => word.StartsWith("--", StringComparison.Ordinal)
        && word.Replace("-", "", StringComparison.Ordinal) is var name
        && (name.Equals(Parameter, StringComparison.OrdinalIgnoreCase) || name.Equals(Model, StringComparison.OrdinalIgnoreCase));

    public Option Required() => this with { IsRequired = true };
}
