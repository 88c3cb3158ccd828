namespace OpenIntegrations.Cli.CommandLine;

/// <summary>The result of a check.</summary>
/// <param name="Shown">What was found.</param>
/// <param name="IsGood">Whether all is as it should be.</param>
internal sealed record Verdict(object Shown, bool IsGood);
