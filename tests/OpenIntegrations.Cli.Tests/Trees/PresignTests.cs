using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint presign</c>.</summary>
public sealed class PresignTests : TreeTest
{
    [Fact]
    public async Task Links_work_without_credentials()
    {
        await Store.DoAsync("cp", Store.Write("a b.txt", "hi"), "s3://bkt/w/");
        using var http = new HttpClient();
        string[] links = (await Store.DoAsync("presign", "s3://bkt/w/a b.txt", "bkt/w/a b.txt")).TrimEnd('\n').Split('\n');
        Assert.Equal(2, links.Length);
        foreach (string link in links) Assert.Equal("hi", await http.GetStringAsync(new Uri(link)));
        string put = (await Store.DoAsync("presign", "s3://bkt/new[1]*", "--method", "put")).Trim();
        using HttpResponseMessage answer = await http.PutAsync(new Uri(put), new ByteArrayContent([1]));
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("new[1]*", await Store.KeysAsync());
        string json = TreeStore.Lines(await Store.RunAsync("presign", "s3://bkt/k", "--json")).Single().GetProperty("url").GetString()!;
        Assert.Contains("X-Amz-Expires=3600&", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60", "60")]
    [InlineData("30m", "1800")]
    [InlineData("7d", "604800")]
    public async Task Links_work_for_as_long_as_is_said(string span, string seconds)
    {
        foreach (string option in new[] { "--expires-in", "--expire" })
        {
            string link = await Store.DoAsync("presign", option, span, "s3://bkt/k");
            Assert.Contains($"X-Amz-Expires={seconds}&", link, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("s3://bkt", "is no object", ExitCode.Usage)]
    [InlineData("s3://bkt/dir/", "is no object", ExitCode.Usage)]
    [InlineData("s3://", "is no object", ExitCode.Usage)]
    [InlineData("./file", "is no address", ExitCode.Usage)]
    [InlineData("s3://bkt/k --expires-in soon", "30m, 12h or 7d", ExitCode.Usage)]
    [InlineData("s3://bkt/k --expires-in 8d", "from one second to seven days", ExitCode.SomeFailed)]
    public async Task What_is_no_link_is_said(string words, string message, int exit)
    {
        Outcome outcome = await Store.RunAsync(["presign", .. words.Split(' ')]);
        Assert.Equal((exit, ""), (outcome.Exit, outcome.Output));
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
    }
}
