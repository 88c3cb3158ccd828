using System;
using System.IO;
using System.Linq;
using System.Net;
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
        foreach (string word in new[] { "bucket", "tag", "link", "SHA-256", "SignatureDoesNotMatch", "All 9 steps" }) Assert.Contains(word, outcome.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "oint-demo*").Except(before));
    }

    [Fact]
    public async Task Serve_prints_basic_data_that_the_other_commands_take_and_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        Task<int> serving = new Shell(TextWriter.Synchronized(output), TextWriter.Null).RunAsync(["serve", "--folder", _folder, "--port", "0"], stop.Token);
        for (int i = 0; i < 500 && !output.ToString().TrimEnd().EndsWith('}'); i++) await Task.Delay(10);
        string basic = output.ToString();

        Assert.Equal(200, (await Oint.RunAsync("s3", "CreateBucket", "--name", "photos", "--basic", basic)).Json.GetProperty("status").GetInt32());
        string file = Path.Combine(_folder, "basic.json");
        File.WriteAllText(file, basic);
        Assert.Equal(200, (await Oint.RunAsync("s3", "HeadBucket", "--name", "photos", "--basic", file)).Json.GetProperty("status").GetInt32());

        await stop.CancelAsync();
        Assert.Equal(0, await serving.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.NotEqual(0, (await Oint.RunAsync("s3", "HeadBucket", "--name", "photos", "--basic", basic)).Exit);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_message_and_no_trace()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        Outcome outcome = await Oint.RunAsync("serve", "--folder", _folder, "--port", ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(99, outcome.Exit);
        Assert.DoesNotContain("   at ", outcome.Messages, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}
