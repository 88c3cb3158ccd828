using System;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// The cmdlet has the parameters of a group, a class in <c>Parameters</c> that is never made: the build copies its members into the
/// cmdlet's own class, which is where PowerShell looks for them.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TakesAttribute(Type group) : Attribute
{
    /// <summary>The group.</summary>
    public Type Group { get; } = group;
}
