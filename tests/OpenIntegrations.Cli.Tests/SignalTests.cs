using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests;

/// <summary>A command that is told to end, in a process of its own.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-signal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_download_that_is_ended_leaves_nothing_behind(string signal)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Windows has no such signals.");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string basic = $"{{'URL':'http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}','AccessKey':'a','SecretKey':'s'}}";
        using Process oint =
            Start("s3", "GetObject", "--name", "k", "--bucket", "b1", "--basic", basic, "--out", Path.Combine(_folder, "k"));
        using TcpClient client = await listener.AcceptTcpClientAsync();
        await HalfAnswerAsync(client.GetStream());
        while (Directory.GetFiles(_folder).Length == 0 && !oint.HasExited) await Task.Delay(20);

        using (Process kill = Process.Start("kill", [$"-{signal}", $"{oint.Id}"])) await kill.WaitForExitAsync();
        string messages = await oint.StandardError.ReadToEndAsync();
        await oint.WaitForExitAsync();
        Assert.Equal((99, "Interrupted."), (oint.ExitCode, messages.Trim()));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static async Task HalfAnswerAsync(NetworkStream stream)
    {
        byte[] request = new byte[64 * 1024];
        for (int length = 0; !Encoding.ASCII.GetString(request, 0, length).EndsWith("\r\n\r\n", StringComparison.Ordinal);)
            length += await stream.ReadAsync(request.AsMemory(length));
        string head =
            "HTTP/1.1 206 Partial Content\r\nContent-Length: 4194304\r\nContent-Range: bytes 0-4194303/4194304\r\nETag: \"e\"\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + new string('x', 1 << 20)));
    }

    private static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "oint.dll"));
        foreach (string word in words) start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
