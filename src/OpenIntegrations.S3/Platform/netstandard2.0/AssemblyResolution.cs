using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Finds the assemblies that ship with the module when another version of them is asked for: .NET Framework would want binding redirects,
/// and Windows PowerShell has none for modules.
/// </summary>
public sealed class AssemblyResolution : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(AssemblyResolution).Assembly.Location);
    private static readonly bool s_isFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void OnImport()
    {
        if (s_isFramework) AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (s_isFramework) AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs wanted)
    {
        string path = Path.Combine(s_folder, new AssemblyName(wanted.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
