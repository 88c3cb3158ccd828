using System;
using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>
/// The question before everything that a list names is destroyed. A list's envelope passes any filter and any Select-Object whole, so that
/// whoever sends one down the pipeline may mean a part of it.
/// </summary>
/// <param name="cmdlet">The cmdlet that asks.</param>
/// <param name="deed">What would be done, for example "Delete".</param>
internal sealed class ListQuestion(PlainCmdlet cmdlet, string deed)
{
    /// <summary>Whether the user wants it. Nobody to ask is an error.</summary>
    /// <param name="count">How many objects the lists name.</param>
    /// <param name="buckets">The buckets that have them.</param>
    public bool Allows(long count, IEnumerable<string> buckets)
    {
        string what = count == 1 ? "the one object" : $"all {count} objects";
        string where = string.Join(", ", buckets);
        try
        {
            if (Audience.IsThere(cmdlet.Host)) return Ask($"{deed} {what} listed of {where}?");
        }
        catch (Exception e) when (Audience.IsMissing(e))
        {
            // The same as no audience at all.
        }
        cmdlet.WriteError(Errors.NeedsForce(deed, what, where));
        return false;
    }

    private bool Ask(string question)
    {
        bool yesToAll = false, noToAll = false;
        // "Security impact" makes No the answer of who only presses Enter.
        return cmdlet.ShouldContinue(
            question + " What came down the pipeline are whole lists: a Where-Object or Select-Object before took nothing out of them. "
                + "(-Unwrap gives the objects one by one.)",
            deed + " what is listed", hasSecurityImpact: true, ref yesToAll, ref noToAll);
    }
}
