using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Tests;

/// <summary>A server of the build for the old platform, in a process of its own.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    public HostProcess(string folder)
    {
        string host = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Host").Value!;
        _process = Process.Start(new ProcessStartInfo("dotnet", [host, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Url = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The host did not start.");
    }

    public static Credentials Account { get; } = new(LocalServerOptions.DefaultAccessKey, LocalServerOptions.DefaultSecretKey);

    public string Url { get; }

    /// <summary>Ends the process at once, as a power failure of that process would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
