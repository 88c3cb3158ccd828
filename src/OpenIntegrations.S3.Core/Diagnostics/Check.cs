using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>How a check of a connection ended.</summary>
public enum CheckResult
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It works, but something about it should be known.</summary>
    Warning,

    /// <summary>This is what is wrong.</summary>
    Failed,

    /// <summary>There was no point in looking, because something before it failed.</summary>
    Skipped,
}

/// <summary>One thing that was looked at, how it is, and why.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Result">How it is.</param>
/// <param name="Explanation">A sentence: what was found, and what to do where that is not well.</param>
public sealed record Check(string Name, CheckResult Result, string Explanation)
{
    /// <summary>What would help, for a surface to say in its own words.</summary>
    public Remedy? Remedy { get; init; }

    public override string ToString() => $"{Name}: {Result}. {Explanation}";
}
