using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>An S3 server that is not ours, run by its script in tests/servers for as long as the test run lasts.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly string _script;
    private readonly string _folder;

    private TestServer(string name, string script, string folder) => (Name, _script, _folder) = (name, script, folder);

    public string Name { get; }

    /// <summary>What the script says of the server: S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY and more.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why the server does not run; null when it does.</summary>
    public string? Missing { get; private set; }

    /// <summary>Starts a server, or says why it cannot run here.</summary>
    public static async Task<TestServer> StartAsync(string name)
    {
        string script = Path.Combine(Repository.Root, "tests", "servers", name + ".sh");
        var server = new TestServer(name, script, Path.Combine(Path.GetTempPath(), $"oint-{name}-{Environment.ProcessId}-{Guid.NewGuid():N}"[..40]));
        if (OperatingSystem.IsWindows() || !Programs.Has("bash"))
        {
            server.Missing = $"{name} runs on Unix only.";
            return server;
        }
        var owner = new Dictionary<string, string> { ["OWNER"] = Environment.ProcessId.ToString(null as IFormatProvider) };
        (int exit, string output) = await Programs.RunAsync("bash", [script, "start", server._folder, FreePorts().ToString(null as IFormatProvider)], owner);
        if (exit != 0) server.Missing = $"{name} does not run here: {output.Trim()}";
        else server.Variables = await server.ReadVariablesAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await Programs.RunAsync("bash", [_script, "stop", _folder]);

    private async Task<IReadOnlyDictionary<string, string>> ReadVariablesAsync()
    {
        (_, string output) = await Programs.RunAsync("bash", [_script, "env", _folder]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
    }

    /// <summary>The first of some free ports in a row.</summary>
    private static int FreePorts()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            int first = Random.Shared.Next(20_000, 32_000);
            if (Enumerable.Range(first, 30).All(IsFree)) return first;
        }
        throw new IOException("There are no free ports.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
