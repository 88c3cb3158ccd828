using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Reflection;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// Which command calls a provider, and for which record of its pipeline. PowerShell's provider of files asks for that, too; others have no
/// public way to it.
/// </summary>
/// <param name="Invocation">The command; null where PowerShell does not say.</param>
/// <param name="Record">The number of the record.</param>
internal readonly record struct CallingCommand(InvocationInfo? Invocation, int Record)
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.NonPublic;
    private static readonly PropertyInfo? s_context = typeof(CmdletProvider).GetProperty("Context", Inner);
    private static readonly PropertyInfo? s_invocation = s_context?.PropertyType.GetProperty("MyInvocation", Inner);
    private static readonly PropertyInfo? s_records = typeof(InvocationInfo).GetProperty("PipelineIterationInfo", Inner);

    public static CallingCommand Of(CmdletProvider provider) =>
        s_context?.GetValue(provider) is { } context && s_invocation?.GetValue(context) is InvocationInfo command
            ? new CallingCommand(command, RecordOf(command)) : default;

    /// <summary>Whether the command was given a parameter that the provider is not told of.</summary>
    public bool Has(string parameter) => Invocation?.BoundParameters.ContainsKey(parameter) is true;

    private static int RecordOf(InvocationInfo command) =>
        s_records?.GetValue(command) is int[] records && command.PipelinePosition < records.Length ? records[command.PipelinePosition] : 0;
}
