using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>boto3 at a server, as one process that stays: Python takes longer to load it than to do what a test asks for.</summary>
/// <param name="variables">What the server's script says of it.</param>
internal sealed class Peer(IReadOnlyDictionary<string, string> variables) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private Process? _python;

    /// <summary>What boto3 finds.</summary>
    public async Task<JsonElement> AskAsync(string verb, string bucket, object wish)
    {
        await _turn.WaitAsync();
        try
        {
            _python ??= Start();
            await _python.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new[] { verb, bucket, wish }));
            await _python.StandardInput.FlushAsync();
            string? line = await _python.StandardOutput.ReadLineAsync();
            if (line is null) await FailAsync(_python);
            JsonElement answer = JsonDocument.Parse(line!).RootElement;
            if (answer.TryGetProperty("failure", out JsonElement failure)) Assert.Fail(failure.GetString());
            return answer.GetProperty("result");
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        // The end of what it reads is its end.
        _python?.StandardInput.Close();
        _python?.Dispose();
        _turn.Dispose();
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tests", "servers", "peer.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task FailAsync(Process python)
    {
        string errors = await python.StandardError.ReadToEndAsync();
        _python = null;
        Assert.SkipWhen(errors.Contains("No module named 'boto3'", StringComparison.Ordinal), "Python has no boto3.");
        Assert.Fail("boto3 ended: " + errors);
    }
}
