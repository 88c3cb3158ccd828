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

    /// <param name="folder">The store's.</param>
    /// <param name="front">A program that starts it, with its arguments.</param>
    /// <exception cref="InvalidOperationException">It did not start; what it said on that is the message.</exception>
    public HostProcess(string folder, params string[] front)
    {
        string host = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Host").Value!;
        string[] command = [.. front, "dotnet", host, folder];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = front.Length > 0,
        })!;
        if (_process.StandardOutput.ReadLine() is { } url) Url = url;
        else throw new InvalidOperationException("The host did not start: " + (front.Length > 0 ? _process.StandardError.ReadToEnd() : ""));
    }

    public int Id => _process.Id;

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
