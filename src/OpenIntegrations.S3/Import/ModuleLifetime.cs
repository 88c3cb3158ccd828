using System.Management.Automation;
using System.Runtime.CompilerServices;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Drive.Crossing;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Import;

/// <summary>What an import of the module brings beside its commands, and what its removal takes back.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        AssemblyResolution.Begin();
        AwaitSession();
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        Leave();
        AssemblyResolution.End();
    }

    // Compiled when it is called, and not before: what it needs can be found by then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AwaitSession() => S3Provider.Started = static () => ExpansionFunction.Current.Begin();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave()
    {
        ExpansionFunction.Current.End();
        ItemFunctions.Current.Leave();
        Session.Current.State = null;
    }
}
