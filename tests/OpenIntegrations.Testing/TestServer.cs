using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>
/// An S3 server that is not ours, run by its script in tests/servers. All test projects of a run share it; it ends a while after the last.
/// </summary>
public sealed class TestServer
{
    private TestServer(string name) => Name = name;

    public string Name { get; }

    /// <summary>What the script says of the server: S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY and more.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; private init; } = new Dictionary<string, string>();

    /// <summary>Why the server does not run; null when it does.</summary>
    public string? Missing { get; private init; }

    /// <summary>A server that the caller runs.</summary>
    public static TestServer Running(string name, IReadOnlyDictionary<string, string> variables) => new(name) { Variables = variables };

    /// <summary>A server that runs, or why it cannot run here.</summary>
    public static async Task<TestServer> StartAsync(string name)
    {
        if (!OperatingSystem.IsLinux() || !Programs.Has("bash")) return new TestServer(name) { Missing = $"{name} runs on Linux only." };
        string script = Path.Combine(Repository.Root, "tests", "servers", name + ".sh");
        string owner = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        (int exit, string output) = await Programs.RunAsync("bash", [script, "share", Path.Combine(Shared(), name), owner]);
        return exit == 0
            ? new TestServer(name) { Variables = Read(output) }
            : new TestServer(name) { Missing = $"{name} does not run here: {output.Trim()}" };
    }

    // One place for all processes that test this checkout, wherever each of them has its temporary files.
    private static string Shared()
    {
        string checkout = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Repository.Root)))[..8];
        return Path.Combine(Environment.GetEnvironmentVariable("S3_TEST_SHARED") ?? Path.GetTempPath(), "oint-servers-" + checkout);
    }

    private static Dictionary<string, string> Read(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
}
