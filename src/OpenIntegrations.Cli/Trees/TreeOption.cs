using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Cli.Trees;

/// <summary>An option of the commands on trees.</summary>
/// <param name="Group">Which options it belongs to; a command takes whole groups.</param>
/// <param name="Name">The long name, without dashes.</param>
/// <param name="Value">What stands for its value in the help; null for a switch.</param>
/// <param name="Description">A line for the help.</param>
internal sealed record TreeOption(OptionGroup Group, string Name, string? Value, string Description)
{
    /// <summary>Letters of short forms.</summary>
    public string Letters { get; init; } = "";

    /// <summary>Names that other tools have for the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it may be given several times.</summary>
    public bool IsList { get; init; }

    /// <summary>The value that it has when it stands without one.</summary>
    public string? Bare { get; init; }

    /// <summary>Whether it is taken for the sake of other tools' users, and does nothing.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The values that it can have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsSwitch => Value is null;

    public bool IsCalled(string name) => name == Name || Aliases.Contains(name, StringComparer.Ordinal);
}

/// <summary>Options that go together.</summary>
[Flags]
internal enum OptionGroup
{
    None = 0,
    Connection = 1,
    Output = 2,
    Filter = 4,
    Recursion = 8,
    Listing = 16,
    Transfer = 32,
    Settings = 64,
    Comparison = 128,
    Deletion = 256,
    DryRun = 512,
    Sync = 1024,
    Measure = 2048,
    Find = 4096,
    Watch = 8192,
    Content = 16384,
    Diff = 32768,
    Human = 65536,
    Stream = 131072,
    Kept = 262144,
    Payer = 524288,
    Progress = 1048576,
    Link = 2097152,
    CustomerKey = 4194304,
    Profile = 8388608,
}
