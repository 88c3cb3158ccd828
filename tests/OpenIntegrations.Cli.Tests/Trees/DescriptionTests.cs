using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>What is said of objects that are written: with them, and anew where they are.</summary>
public sealed class DescriptionTests : TreeTest
{
    [Fact]
    public async Task Objects_are_described_anew_where_they_are()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/w/", "--metadata", "a=1", "--tag", "t=2",
            "--storage-class", "STANDARD_IA", "--cache-control", "no-cache", "--sse", "AES256");
        await Store.DoAsync("cp", "-r", "s3://bkt/w/", "s3://bkt/w/", "--cache-control", "max-age=60");
        Assert.Equal("max-age=60 1 STANDARD_IA AES256 text/html 1", await DescriptionAsync("w/index.html"));
        Assert.Equal("max-age=60 1 STANDARD_IA AES256 image/png 1", await DescriptionAsync("w/img/deep/b.png"));
        await Store.DoAsync("cp", "s3://bkt/w/index.html", "s3://bkt/w/index.html", "--storage-class", "GLACIER_IR");
        Assert.Equal("max-age=60 1 GLACIER_IR AES256 text/html 1", await DescriptionAsync("w/index.html"));
        await Store.DoAsync("cp", "s3://bkt/w/**/*.png", "s3://bkt/w/", "--metadata", "b=2");
        Assert.Equal("max-age=60  STANDARD_IA AES256 image/png 1", await DescriptionAsync("w/img/a.png"));
        await Store.DoAsync("cp", "-r", "s3://bkt/w/", Store.Full("back"));
        Assert.Equal(Store.Read("site"), Store.Read("back"));
    }

    [Theory]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/", "overlap")]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/ --acl private", "overlap")]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/x/ --cache-control x", "overlap")]
    [InlineData("sync s3://bkt/w/ s3://bkt/w/ --delete --force --cache-control x", "overlap")]
    [InlineData("mv -r s3://bkt/w/ s3://bkt/w/", "overlap")]
    [InlineData("mv -r s3://bkt/w/ s3://bkt/w/ --cache-control x", "moved onto itself")]
    [InlineData("mv s3://bkt/w/index.html s3://bkt/w/index.html --cache-control x", "moved onto itself")]
    [InlineData("mv s3://bkt/w/**/*.png s3://bkt/w/ --cache-control x", "moved onto itself")]
    public async Task Nothing_else_is_copied_or_moved_onto_itself(string words, string message)
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/w/");
        Outcome outcome = await Store.RunAsync(words.Split(' '));
        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.KeysAsync()).Length);
    }

    private async Task<string> DescriptionAsync(string key)
    {
        JsonElement headers = (await Store.RunAsync("s3", "HeadObject", "--bucket", "bkt", "--name", key)).Json.GetProperty("headers");
        string[] names = ["Cache-Control", "x-amz-meta-a", "x-amz-storage-class", "x-amz-server-side-encryption", "Content-Type",
            "x-amz-tagging-count"];
        return string.Join(' ', names.Select(n => headers.TryGetProperty(n, out JsonElement value) ? value.GetString() : ""));
    }

    [Fact]
    public async Task What_is_said_of_objects_is_stored_with_them()
    {
        await Store.DoAsync("cp", Store.Write("a.html", "x"), "s3://bkt/", "--metadata", "owner=Ann,team=x", "--tag", "kind=page",
            "--cache-control", "no-cache", "--content-type=text/plain", "--storage-class", "STANDARD_IA");
        await Store.DoAsync("cp", "s3://bkt/a.html", "s3://bkt/b.html", "--cache-control", "max-age=1");
        foreach (var (key, cache) in new[] { ("a.html", "no-cache"), ("b.html", "max-age=1") })
        {
            Outcome head = await Oint.RunAsync("s3", "HeadObject", "--bucket", "bkt", "--name", key, "--basic", Store.Basic);
            string text = head.Output;
            Assert.Contains(cache, text, StringComparison.Ordinal);
            Assert.Contains("Ann", text, StringComparison.Ordinal);
            Assert.Contains("text/plain", text, StringComparison.Ordinal);
            Assert.Contains("tagging-count\": 1", text.Replace("\"1\"", "1", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }
}
