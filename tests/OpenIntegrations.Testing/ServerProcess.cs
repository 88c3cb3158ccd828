using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>A server that is another program, on a port of loopback, for as long as a test needs it.</summary>
public sealed class ServerProcess : IDisposable
{
    private const int Attempts = 5;
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(ProcessStartInfo start, int port)
    {
        (_process, Port) = (new Process { StartInfo = start }, port);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Url => "http://127.0.0.1:" + Port;

    /// <summary>
    /// Starts a program and returns when it takes connections. The port is below those that systems hand out; when another program has
    /// it all the same, ours ends and is started again on the next.
    /// </summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments for a port.</param>
    /// <param name="environment">Variables that it gets beside those of this process.</param>
    public static async Task<ServerProcess> StartAsync(string name, Func<int, IEnumerable<string>> arguments,
        Dictionary<string, string>? environment = null)
    {
        string output = "";
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int port = await UnusedPortAsync();
            var start = new ProcessStartInfo(name, arguments(port)) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (key, value) in environment ?? []) start.Environment[key] = value;
            var server = new ServerProcess(start, port);
            if (await server.AnswersAsync()) return server;
            output = server.Output;
            server.Dispose();
        }
        throw new InvalidOperationException($"{name} did not start: {output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.Append(line).Append('\n');
    }

    private async Task<bool> AnswersAsync()
    {
        for (; !_process.HasExited; await Task.Delay(50))
        {
            if (await TakesConnectionsAsync(Port)) return !_process.HasExited;
        }
        return false;
    }

    private static async Task<int> UnusedPortAsync()
    {
        int port;
        do port = Random.Shared.Next(20_000, 32_000);
        while (await TakesConnectionsAsync(port));
        return port;
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
