using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>The one question before more than one item is destroyed.</summary>
/// <param name="cmdlet">The cmdlet that asks.</param>
internal sealed class ItemQuestion(PlainCmdlet cmdlet)
{
    /// <summary>What makes it ask nobody.</summary>
    public string Way { get; init; } = "-Force";

    /// <summary>Whether the user wants it. Nobody to ask is an error.</summary>
    /// <param name="question">What would be done, as a question.</param>
    /// <param name="title">The same in a word or two.</param>
    /// <param name="target">What an error names.</param>
    public bool Allows(string question, string title, object target)
    {
        try
        {
            if (Audience.IsThere(cmdlet.Host)) return Ask(question, title);
        }
        catch (Exception e) when (Audience.IsMissing(e))
        {
            // The same as no audience at all.
        }
        cmdlet.WriteError(Errors.NeedsForce(question, target, Way));
        return false;
    }

    /// <summary>So many items and bytes, for a question.</summary>
    public static string Amount(long count, long bytes, bool isLeast = false) =>
        (count == 1 ? "1 item" : FormattableString.Invariant($"{count:N0} items"))
            + $" ({(isLeast ? "at least " : "")}{Size.Format(bytes)})";

    private bool Ask(string question, string title)
    {
        bool yesToAll = false, noToAll = false;
        // "Security impact" makes No the answer of who only presses Enter.
        return cmdlet.ShouldContinue(question, title, hasSecurityImpact: true, ref yesToAll, ref noToAll);
    }
}
