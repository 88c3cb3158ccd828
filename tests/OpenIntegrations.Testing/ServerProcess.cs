using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>A server that is another program, on a port of loopback, for as long as a test needs it.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Url => "http://127.0.0.1:" + Port;

    /// <summary>A port that is free at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program and returns when it takes connections on the port.</summary>
    public static async Task<ServerProcess> StartAsync(string name, IEnumerable<string> arguments, int port, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment ?? []) start.Environment[key] = value;
        var server = new ServerProcess(Process.Start(start)!, port);
        string output = "";
        server._process.OutputDataReceived += (_, line) => output += line.Data + "\n";
        server._process.ErrorDataReceived += (_, line) => output += line.Data + "\n";
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < s_patience && !server._process.HasExited; await Task.Delay(100))
        {
            if (await TakesConnectionsAsync(port)) return server;
        }
        server.Dispose();
        throw new InvalidOperationException($"{name} did not start: {output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit(5000);
        _process.Dispose();
    }

    private static async Task<bool> TakesConnectionsAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
