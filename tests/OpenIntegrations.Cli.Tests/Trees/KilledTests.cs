using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>A process that is killed in the middle of a large file, and the one that does the same again.</summary>
[Collection("Kept transfers")]
public sealed class KilledTests : IDisposable
{
    private const int MiB = 1024 * 1024;
    private const int Least = 96;

    // S3_TEST_MIB=1024 kills in the middle of a gibibyte.
    private static readonly int s_length =
        MiB * int.Parse(Environment.GetEnvironmentVariable("S3_TEST_MIB") ?? $"{Least}", CultureInfo.InvariantCulture);
    private static readonly int s_middle = s_length / 2;

    // Heads of requests and answers, a list of the parts, a signature in each chunk.
    private static readonly int s_overhead = s_length / Least;

    private readonly string _folder = Directory.CreateTempSubdirectory("oint-killed-").FullName;
    private LocalServer? _local;

    public void Dispose()
    {
        _local?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("rgw")]
    public async Task Only_what_is_missing_goes_again(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGKILL.");
        (string url, string access, string secret) = await StartAsync(name);
        using var tap = new Tap(url);
        string basic = $"{{'URL':'{tap.Url}','AccessKey':'{access}','SecretKey':'{secret}','Region':'us-east-1','Parallel':2}}";
        string bucket = $"killed-{Environment.ProcessId}", address = $"s3://{bucket}/large", file = At("large"), back = At("back");
        await DoAsync("s3", "CreateBucket", "--name", bucket, "--basic", basic);
        byte[] content = RandomNumberGenerator.GetBytes(s_length);
        await File.WriteAllBytesAsync(file, content);
        string[] up = ["cp", file, address, "--part-size", "8M", "--basic", basic];
        string[] down = ["cp", address, back, "--part-size", "8M", "--basic", basic];

        await KillAsync(up, tap.Watch(up: s_middle));
        long kept = await KeptAsync();
        _ = tap.Watch();
        await DoAsync(up);
        // The store may have parts that arrived and were not written down any more, one for each that was under way.
        TestContext.Current.SendDiagnosticMessage($"{name}: {kept} bytes of {s_length} were kept, {tap.Up} went up again.");
        Assert.InRange(tap.Up, s_length - kept - 2 * 8 * MiB, s_length - kept + s_overhead);

        await KillAsync(down, tap.Watch(down: s_middle));
        Assert.False(File.Exists(back));
        kept = await KeptAsync();
        _ = tap.Watch();
        await DoAsync(down);
        TestContext.Current.SendDiagnosticMessage($"{name}: {kept} bytes of {s_length} were kept, {tap.Down} came down again.");
        Assert.InRange(tap.Down, s_length - kept, s_length - kept + s_overhead);
        Assert.Equal(content, await File.ReadAllBytesAsync(back));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        Assert.Null(await MineAsync());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private async Task<(string Url, string Access, string Secret)> StartAsync(string name)
    {
        if (name == "local")
        {
            _local = LocalServer.Start(new LocalServerOptions { Folder = At(".store") });
            return (_local.Url, LocalServerOptions.DefaultAccessKey, LocalServerOptions.DefaultSecretKey);
        }
        TestServer server = await TestServer.StartAsync(name);
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        return (server.Variables["S3_ENDPOINT"], server.Variables["S3_ACCESS_KEY"], server.Variables["S3_SECRET_KEY"]);
    }

    /// <summary>Begins, and kills it when the middle is reached and some parts have arrived for good.</summary>
    private async Task KillAsync(string[] words, Task middle)
    {
        using Process oint = Start(words);
        await Task.WhenAny(middle, oint.WaitForExitAsync());
        Assert.False(oint.HasExited, oint.HasExited ? await oint.StandardError.ReadToEndAsync() : "");
        while (await MineAsync() is not { } kept || kept.GetProperty("done").GetInt64() == 0) await Task.Delay(20);
        using (Process kill = Process.Start("kill", ["-KILL", $"{oint.Id}"])) await kill.WaitForExitAsync();
        await oint.WaitForExitAsync();
    }

    private async Task<long> KeptAsync()
    {
        JsonElement kept = Assert.NotNull(await MineAsync());
        Assert.Equal("interrupted", kept.GetProperty("status").GetString());
        return kept.GetProperty("done").GetInt64();
    }

    /// <summary>What is known of this test's transfer; null for nothing.</summary>
    private async Task<JsonElement?> MineAsync()
    {
        foreach (JsonElement transfer in TreeStore.Lines(await DoAsync("transfers", "--json")))
        {
            if ($"{transfer}".Contains(Path.GetFileName(_folder), StringComparison.Ordinal)) return transfer;
        }
        return null;
    }

    private static async Task<Outcome> DoAsync(params string[] words)
    {
        Outcome outcome = await Oint.RunAsync(words);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        return outcome;
    }

    private static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "oint.dll"));
        foreach (string word in words) start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
