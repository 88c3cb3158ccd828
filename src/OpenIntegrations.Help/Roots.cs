using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;

namespace OpenIntegrations.Help;

/// <summary>The documents that cmdlets unwrap.</summary>
internal static class Roots
{
    public static IEnumerable<string> Unwrapped => typeof(S3Cmdlet).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<S3OperationAttribute>()).Select(o => o.Route.ResponseRoot).OfType<string>()
        .Except(DocumentTypes.ByHand).Distinct();
}
