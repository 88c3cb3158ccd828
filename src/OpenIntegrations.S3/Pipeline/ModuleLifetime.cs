using System.Management.Automation;
using System.Runtime.CompilerServices;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>What an import of the module brings beside its commands, and what its removal takes back.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        AssemblyResolution.Begin();
        BeginCompletion();
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        EndCompletion();
        AssemblyResolution.End();
    }

    // Compiled when it is called, and not before: what it needs can be found by then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BeginCompletion()
    {
        PathCompletion.Begin();
        Session.Current.Expansion = ExpansionFunction.Begin();
    }

    private static void EndCompletion()
    {
        Session.Current.Expansion?.End();
        Session.Current.ItemFunctions.Leave();
    }
}
