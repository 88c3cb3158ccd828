namespace OpenIntegrations.S3.Pipeline;

/// <summary>Nothing is to be done here: PowerShell finds the assemblies that ship with a module.</summary>
internal static class AssemblyResolution
{
    /// <summary>The module comes.</summary>
    public static void Begin()
    {
    }

    /// <summary>The module goes.</summary>
    public static void End()
    {
    }
}
