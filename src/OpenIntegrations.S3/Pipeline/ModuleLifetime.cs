using System.Management.Automation;
using System.Runtime.CompilerServices;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>How the module finds what it needs, and what its removal takes back. What else an import brings the provider begins.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => AssemblyResolution.Begin();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        Leave();
        AssemblyResolution.End();
    }

    // Compiled when it is called, and not before: what it needs can be found until then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave() => Session.Current.End();
}
