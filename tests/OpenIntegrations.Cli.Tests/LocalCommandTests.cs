using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests;

public sealed class LocalCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_demo_plays_the_main_job_and_leaves_nothing()
    {
        string[] before = Directory.GetDirectories(Path.GetTempPath(), "oint-demo*");
        Outcome outcome = await Oint.RunAsync("demo");
        Assert.True(outcome.Exit == 0, outcome.Messages);
        foreach (string word in new[] { "bucket", "tag", "link", "SHA-256", "SignatureDoesNotMatch", "All 9 steps" })
            Assert.Contains(word, outcome.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "oint-demo*").Except(before));
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_is_taken_by_request_only()
    {
        string mine = Path.Combine(_folder, "new.website", "index.html");
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        File.WriteAllText(mine, "mine");
        Outcome refused = await Oint.RunAsync("serve", "--folder", _folder, "--port", "0");
        Assert.Equal(99, refused.Exit);
        Assert.Contains("--init", refused.Messages, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder));
        await ServeAsync(_ => Task.CompletedTask, "--init");
        await ServeAsync(_ => Task.CompletedTask);
        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public async Task Others_may_sign_in_and_own_what_they_make()
    {
        await ServeAsync(async basic =>
        {
            using JsonDocument data = JsonDocument.Parse(basic.StartsWith('{') ? basic : File.ReadAllText(basic));
            var identities = data.RootElement.GetProperty("Identities").EnumerateArray().ToList();
            Assert.Equal(["alice", "bob"], identities.Select(i => i.GetProperty("Name").GetString()));
            Assert.All(identities, i => Assert.Equal((64, 12), (i.GetProperty("Id").GetString()!.Length,
                i.GetProperty("Account").GetString()!.Length)));
            Assert.DoesNotContain("alice-secret", basic, StringComparison.Ordinal);
            Assert.Equal(0, (await Oint.RunAsync("s3", "CreateBucket", "--name", "photos", "--basic", basic)).Exit);
        }, "--identity", "alice:alice-key:alice-secret", "--identity", "bob:bob-key:bob-secret");
        Outcome wrong = await Oint.RunAsync("serve", "--folder", _folder, "--port", "0", "--identity", "alice");
        Assert.Equal(99, wrong.Exit);
        Assert.Contains("name:access-key:secret-key", wrong.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_tells_by_its_exit_code_whether_all_is_whole()
    {
        Assert.Equal(99, (await Oint.RunAsync("serve", "--check", "--folder", _folder)).Exit);
        await ServeAsync(async basic =>
        {
            await Oint.RunAsync("s3", "CreateBucket", "--name", "photos", "--basic", basic);
            string[] put = ["s3", "PutObject", "--name", "day 1", "--bucket", "photos", "--data", "base64:c2Vh", "--basic", basic];
            Assert.Equal(0, (await Oint.RunAsync(put)).Exit);
        });
        Outcome whole = await Oint.RunAsync("serve", "--folder", _folder, "--check");
        Assert.Equal((0, 0), (whole.Exit, whole.Json.GetProperty("Findings").GetArrayLength()));

        string data = Directory.GetFiles(_folder, "*.data", SearchOption.AllDirectories).Single();
        File.WriteAllText(data, "SEA");
        Outcome damaged = await Oint.RunAsync("serve", "--folder", _folder, "--check");
        Assert.Equal(4, damaged.Exit);
        var finding = Assert.Single(damaged.Json.GetProperty("Findings").EnumerateArray());
        Assert.Equal((data, "photos", "day 1"), (finding.GetProperty("Path").GetString(), finding.GetProperty("Bucket").GetString(),
            finding.GetProperty("Key").GetString()));
        File.WriteAllText(data, "sea and more");
        string messages = await ServeAsync(_ => Task.CompletedTask);
        Assert.Contains($"Warning: '{data}'", messages.Replace(".json", ".data", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("sea and more", File.ReadAllText(data));
    }

    /// <summary>Serves for as long as something is done, and gives what was said meanwhile.</summary>
    private async Task<string> ServeAsync(Func<string, Task> act, params string[] more)
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        using var messages = new StringWriter();
        string[] words = ["serve", "--folder", _folder, "--port", "0", .. more];
        Task<int> serving = new Shell(TextWriter.Synchronized(output), TextWriter.Synchronized(messages)).RunAsync(words, stop.Token);
        while (!output.ToString().TrimEnd().EndsWith('}')) await Task.Delay(10);
        await act(output.ToString());
        await stop.CancelAsync();
        Assert.Equal(0, await serving);
        return messages.ToString();
    }

    [Fact]
    public async Task Serve_prints_basic_data_that_the_other_commands_take_and_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        Task<int> serving = new Shell(TextWriter.Synchronized(output), TextWriter.Null)
            .RunAsync(["serve", "--folder", _folder, "--port", "0"], stop.Token);
        while (!output.ToString().TrimEnd().EndsWith('}')) await Task.Delay(10);
        string basic = output.ToString();

        Assert.Equal(200,
            (await Oint.RunAsync("s3", "CreateBucket", "--name", "photos", "--basic", basic)).Json.GetProperty("status").GetInt32());
        string file = Path.Combine(_folder, "basic.json");
        File.WriteAllText(file, basic);
        Assert.Equal(200,
            (await Oint.RunAsync("s3", "HeadBucket", "--name", "photos", "--basic", file)).Json.GetProperty("status").GetInt32());

        await stop.CancelAsync();
        Assert.Equal(0, await serving);
        string once = "{\"MaxAttempts\":1," + basic.TrimStart()[1..];
        Assert.NotEqual(0, (await Oint.RunAsync("s3", "HeadBucket", "--name", "photos", "--basic", once)).Exit);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_message_and_no_trace()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        Outcome outcome =
            await Oint.RunAsync("serve", "--folder", _folder, "--port",
                ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(99, outcome.Exit);
        Assert.DoesNotContain("   at ", outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}
