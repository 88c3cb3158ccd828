using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Finds the assemblies that ship with the module when another version of them is asked for: .NET Framework would want binding redirects,
/// and Windows PowerShell has none for modules.
/// </summary>
internal static class AssemblyResolution
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(AssemblyResolution).Assembly.Location);
    private static readonly bool s_isFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>The module comes: before anything else of it, and nothing that needs such an assembly may be compiled earlier.</summary>
    public static void Begin()
    {
        if (s_isFramework) AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>The module goes.</summary>
    public static void End()
    {
        if (s_isFramework) AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs wanted)
    {
        string path = Path.Combine(s_folder, new AssemblyName(wanted.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
