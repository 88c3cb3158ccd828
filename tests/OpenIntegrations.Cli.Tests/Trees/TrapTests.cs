using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>What other tools for trees got wrong, as their users tell it. The others are tested beside the engine.</summary>
public sealed class TrapTests : TreeTest
{
    private const string Page = "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>"
        + "<Contents><Key>a</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>1</Size></Contents>"
        + "</ListBucketResult>";

    [Theory]
    [InlineData("ls s3://bkt"), InlineData("ls -r s3://bkt"), InlineData("find s3://bkt"), InlineData("du s3://bkt"),
        InlineData("rm -r s3://bkt --force"), InlineData("cp -r s3://bkt {0}"), InlineData("mv -r s3://bkt {0}"),
        InlineData("sync s3://bkt {0}"), InlineData("sync {0} s3://bkt"), InlineData("sync s3://bkt {0} --delete --force"),
        InlineData("diff s3://bkt {0}"), InlineData("cat s3://bkt/*")]
    public async Task A_list_that_breaks_off_is_no_success(string line)
    {
        using var store = new ScriptedServer(request => request switch
        {
            { Method: "POST" } => new Answer(200, "<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>"),
            { Method: "GET", Query: not "" } when request.Query.Contains("continuation-token", StringComparison.Ordinal) =>
                Answer.Error(403, "AccessDenied"),
            { Method: "GET", Query: not "" } => new Answer(200, Page).With("Content-Type", "application/xml"),
            _ => new Answer(200, "1").With("ETag", "\"e\""),
        });
        Directory.CreateDirectory(Store.Full("here"));
        string[] words = [.. line.Split(' ').Select(w => w.Replace("{0}", Store.Full("here"), StringComparison.Ordinal))];
        Outcome outcome = await Oint.RunAsync([.. words, "--basic", Oint.Basic(store)]);
        Assert.NotEqual(0, outcome.Exit);
        Assert.Contains("AccessDenied", outcome.Messages, StringComparison.Ordinal);
    }

    [Theory, InlineData("sync s3://bkt {0} --delete --force"), InlineData("sync {0} s3://bkt --delete --force"),
        InlineData("mv -r s3://bkt {0}"), InlineData("rm -r s3://bkt --force")]
    public async Task A_store_that_cannot_be_reached_is_not_empty(string line)
    {
        Store.Write("here/mine", "1");
        string[] words = [.. line.Split(' ').Select(w => w.Replace("{0}", Store.Full("here"), StringComparison.Ordinal))];
        string basic = "{'URL':'http://127.0.0.1:1','AccessKey':'a','SecretKey':'s','MaxAttempts':1}";
        Assert.NotEqual(0, (await Oint.RunAsync([.. words, "--basic", basic])).Exit);
        Assert.Equal(["mine=1"], Store.Read("here"));
    }

    [Fact]
    public async Task A_pipe_that_is_excluded_is_nobody_s_business()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Programs.Has("mkfifo"), "There is no mkfifo here.");
        Store.Write("site/a", "1");
        await Programs.RunAsync("mkfifo", [Store.Full("site/pipe")]);
        Outcome all = await Store.RunAsync("sync", Store.Full("site"), "s3://bkt");
        Assert.Contains("1 links, devices or pipes", all.Messages, StringComparison.Ordinal);
        Outcome fewer = await Store.RunAsync("sync", Store.Full("site"), "s3://bkt", "--exclude", "pipe", "--delete");
        Assert.Equal((0, false), (fewer.Exit, fewer.Messages.Contains("pipe", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Names_are_no_commands()
    {
        string[] names = ["$(touch pwned)", "`touch pwned`", "; touch pwned", "a' 'b", "a\" \"b", "--force", "-r", "-", "~", "%PATH%", "*"];
        foreach (string name in names) Store.Write("odd/" + name, name);
        await Store.DoAsync("cp", "-r", Store.Full("odd"), "s3://bkt/");
        await Store.DoAsync("mv", "-r", "s3://bkt/", Store.Full("back"));
        Assert.Equal(Store.Read("odd"), Store.Read("back"));
        Assert.Empty(await Store.KeysAsync());
        Assert.False(File.Exists("pwned"));
    }

    [Fact]
    public async Task Thousands_of_names_of_a_command_line_are_deleted()
    {
        string[] addresses = [.. Enumerable.Range(0, 3000).Select(i => $"s3://bkt/some/where/{i}")];
        using ScriptedServer store = AnyStore.Start();
        Outcome outcome = await Oint.RunAsync(["rm", "--force", .. addresses, "--basic", Oint.Basic(store)]);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        Assert.Equal(3000, store.Requests.Sum(r => r.Method == "POST" ? r.Text.Split("<Key>").Length - 1 : r.Method == "DELETE" ? 1 : 0));
    }

    [Fact]
    public async Task Another_zone_and_another_season_send_nothing_again()
    {
        MakeSite();
        foreach (string file in Directory.EnumerateFiles(Store.Full("site"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc));
        foreach (string zone in new[] { "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati" })
        {
            string up = await InZoneAsync(zone, "sync", Store.Full("site"), "s3://bkt");
            string down = await InZoneAsync(zone, "sync", "s3://bkt", Store.Full("back"));
            Assert.Equal(zone == "UTC", up.Length > 0);
            Assert.Equal(zone == "UTC", down.Length > 0);
        }
    }

    private async Task<string> InZoneAsync(string zone, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string word in (string[])[Path.Combine(AppContext.BaseDirectory, "oint.dll"), .. words, "--basic", Store.Basic])
            start.ArgumentList.Add(word);
        start.Environment["TZ"] = zone;
        using Process oint = Process.Start(start)!;
        Task<string> messages = oint.StandardError.ReadToEndAsync();
        string output = await oint.StandardOutput.ReadToEndAsync();
        await oint.WaitForExitAsync();
        Assert.True(oint.ExitCode == 0, await messages);
        return output;
    }

    [Theory, InlineData("--older-than", "1d", true), InlineData("--larger-than", "100", true), InlineData("--exclude", "*.txt", true),
        InlineData("--newer-than", "1d", false)]
    public async Task A_version_is_deleted_only_if_the_filter_takes_it(string option, string value, bool stays)
    {
        await Store.DoAsync("cp", Store.Write("a.txt", "1"), "s3://bkt/");
        await Store.DoAsync("rm", "s3://bkt/a.txt?versionId=null", option, value, "--force");
        Assert.Equal(stays ? ["a.txt"] : [], await Store.KeysAsync());
    }

    [Theory, InlineData(""), InlineData("/")]
    public async Task A_file_is_no_tree_that_another_is_made_like(string end)
    {
        string file = Store.Write("a.txt", "1");
        await Store.DoAsync("cp", file, "s3://bkt/www/kept");
        Assert.Equal(2, (await Store.RunAsync("sync", file + end, "s3://bkt/www/", "--delete", "--force")).Exit);
        Assert.Equal(2, (await Store.RunAsync("sync", "s3://bkt/www/", file + end, "--delete", "--force")).Exit);
        Assert.Equal(["www/kept"], await Store.KeysAsync());
        Assert.True(File.Exists(file));
    }
}
