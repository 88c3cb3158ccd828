using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>s3cmd with the settings that its users write for a store of their own.</summary>
public sealed class S3cmdTests(S3cmdTests.S3cmd s3cmd) : IClassFixture<S3cmdTests.S3cmd>
{
    [Fact]
    public async Task Files_are_put_listed_copied_and_removed()
    {
        string bucket = await NewBucket(), file = s3cmd.NewFile(6, "a b.txt");
        await s3cmd.RunAsync("put", file, bucket + "/dir/a b.txt");
        await s3cmd.RunAsync("cp", bucket + "/dir/a b.txt", bucket + "/copy é.txt");
        Assert.Contains("DIR  " + bucket + "/dir/", await s3cmd.RunAsync("ls", bucket), StringComparison.Ordinal);
        await s3cmd.RunAsync("mv", bucket + "/copy é.txt", bucket + "/moved");
        await s3cmd.RunAsync("get", bucket + "/moved", file + ".back");
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(file + ".back"));
        Assert.Contains("2 objects", await s3cmd.RunAsync("du", bucket), StringComparison.Ordinal);
        await s3cmd.RunAsync("rb", "--recursive", "--force", bucket);
        Assert.DoesNotContain(bucket, await s3cmd.RunAsync("ls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_are_synchronized()
    {
        string bucket = await NewBucket(), folder = s3cmd.NewFolder("one.txt", "sub/two.txt", "sub/a+b %41 é #?.txt"),
        back = folder + "-back";
        await s3cmd.RunAsync("sync", folder + "/", bucket + "/x/");
        Assert.DoesNotContain("upload", await s3cmd.RunAsync("sync", folder + "/", bucket + "/x/"), StringComparison.Ordinal);
        Directory.CreateDirectory(back);
        await s3cmd.RunAsync("sync", bucket + "/x/", back + "/");
        Assert.Equal("sub/a+b %41 é #?.txt", File.ReadAllText(Path.Combine(back, "sub/a+b %41 é #?.txt")));
        File.Delete(Path.Combine(folder, "one.txt"));
        Assert.Contains("delete: '" + bucket + "/x/one.txt'",
            await s3cmd.RunAsync("sync", "--delete-removed", folder + "/", bucket + "/x/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_files_go_in_parts()
    {
        string bucket = await NewBucket(), file = s3cmd.NewFile(12 * 1024 * 1024 + 1, "large");
        await s3cmd.RunAsync("put", "--multipart-chunk-size-mb", "5", file, bucket + "/large");
        await s3cmd.RunAsync("get", bucket + "/large", file + ".back");
        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(file + ".back")));
        Assert.DoesNotContain("large", await s3cmd.RunAsync("multipart", bucket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_a_bucket_and_an_object_are_shown()
    {
        string bucket = await NewBucket(), policy = Path.Combine(s3cmd.Folder, "policy.json");
        await s3cmd.RunAsync("put", "--add-header", "x-amz-meta-k:v", "--mime-type", "text/x", s3cmd.NewFile(6, "k"), bucket + "/k");
        string shown = await s3cmd.RunAsync("info", bucket + "/k");
        Assert.Contains("x-amz-meta-k: v", shown, StringComparison.Ordinal);
        Assert.Contains("text/x", shown, StringComparison.Ordinal);
        File.WriteAllText(policy,
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:"""
                + $$"""aws:s3:::{{bucket[5..]}}/*"}]}""");
        await s3cmd.RunAsync("setpolicy", policy, bucket);
        Assert.Contains("s3:GetObject", await s3cmd.RunAsync("info", bucket), StringComparison.Ordinal);
        await s3cmd.RunAsync("delpolicy", bucket);
        Assert.Matches("Policy: +none", await s3cmd.RunAsync("info", bucket));
    }

    [Fact]
    public async Task Links_are_presigned_in_the_old_way()
    {
        string bucket = await NewBucket(), file = s3cmd.NewFile(10, "link");
        await s3cmd.RunAsync("put", file, bucket + "/a b");
        using var http = new HttpClient();
        string link = (await s3cmd.RunAsync("signurl", bucket + "/a b", "+600")).Trim();
        Assert.Equal(File.ReadAllText(file), await http.GetStringAsync(link));
        Assert.Equal(403, (int)(await http.GetAsync(link.Replace("Signature=", "Signature=A", StringComparison.Ordinal))).StatusCode);
    }

    private async Task<string> NewBucket()
    {
        string name = "s3://s3cmd-" + Guid.NewGuid().ToString("N");
        await s3cmd.RunAsync("mb", name);
        return name;
    }

    public sealed class S3cmd : CommandLine
    {
        private readonly string _settings;

        public S3cmd() : base("s3cmd", "--version")
        {
            string host = new Uri(Server.Url).Authority;
            File.WriteAllText(_settings = Path.Combine(Folder, "s3cfg"),
                $"[default]\naccess_key = {TestServer.Account.AccessKey}\nsecret_key = {TestServer.Account.SecretKey}\nhost_base = "
                    + $"{host}\nhost_bucket = {host}\nuse_https = False\nbucket_location = us-east-1\n");
        }

        protected override IEnumerable<string> Options => ["--config", _settings, "--no-progress"];

        protected override (string, string)[] Environment => [("PYTHONUTF8", "1")];
    }
}
