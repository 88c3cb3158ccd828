using System;
using System.Runtime.CompilerServices;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// What failed as it was said, and is no failure of work: whoever stands behind in the pipeline threw it, for whoever stands around it.
/// </summary>
internal static class HostFailures
{
    private static readonly ConditionalWeakTable<Exception, Exception> s_all = new();

    /// <summary>Says something; what fails there is known from then on.</summary>
    public static void Mark(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            s_all.GetValue(e, static failure => failure);
            throw;
        }
    }

    /// <summary>Whether this is one of them.</summary>
    public static bool Has(Exception failure) => s_all.TryGetValue(failure, out _);
}
