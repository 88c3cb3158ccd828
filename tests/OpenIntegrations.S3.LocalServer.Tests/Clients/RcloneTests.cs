using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>rclone as its users have it: a remote of the kind "Other".</summary>
public sealed class RcloneTests(RcloneTests.Rclone rclone) : IClassFixture<RcloneTests.Rclone>
{
    [Fact]
    public async Task Folders_are_synchronized_and_compared()
    {
        string bucket = await NewBucket(), folder = rclone.NewFolder("one.txt", "sub/two.txt", "sub/a+b %41 é #?.txt", "trailing dot."),
        back = folder + "-back";
        File.SetLastWriteTimeUtc(Path.Combine(folder, "one.txt"), new DateTime(2020, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        await rclone.RunAsync("sync", folder, bucket + "/x");
        await rclone.RunAsync("check", folder, bucket + "/x");
        Assert.Contains("2020-01-02 03:04:05.678000000 x/one.txt", await rclone.RunAsync("lsl", bucket), StringComparison.Ordinal);
        await rclone.RunAsync("copy", bucket + "/x", back);
        Assert.Equal("sub/a+b %41 é #?.txt", File.ReadAllText(Path.Combine(back, "sub/a+b %41 é #?.txt")));
        File.Delete(Path.Combine(folder, "one.txt"));
        await rclone.RunAsync("sync", folder, bucket + "/x");
        Assert.DoesNotContain("one.txt", await rclone.RunAsync("lsf", "-R", bucket), StringComparison.Ordinal);
        Assert.NotEqual(0, (await rclone.TryAsync("check", back, bucket + "/x")).ExitCode);
    }

    [Fact]
    public async Task Large_files_go_in_parts_and_are_copied_in_the_store()
    {
        string bucket = await NewBucket(), file = rclone.NewFile(17 * 1024 * 1024 + 1, "large");
        await rclone.RunAsync("copyto", file, bucket + "/large", "--s3-chunk-size", "5M", "--s3-upload-cutoff", "6M");
        await rclone.RunAsync("copyto", bucket + "/large", bucket + "/copied", "--s3-copy-cutoff", "6M");
        await rclone.RunAsync("check", Path.GetDirectoryName(file)!, bucket, "--one-way", "--download");
        await rclone.RunAsync("copyto", bucket + "/copied", file + ".back", "--multi-thread-cutoff", "1M", "--multi-thread-streams", "4");
        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(file + ".back")));
        Assert.Equal(File.ReadAllText(file).Substring(7, 5),
            await rclone.RunAsync("cat", bucket + "/large", "--offset", "7", "--count", "5"));
    }

    [Fact]
    public async Task Buckets_are_emptied_and_removed()
    {
        string bucket = await NewBucket();
        await rclone.RunAsync("copy", rclone.NewFolder("1", "2", "3/4"), bucket);
        Assert.Contains("Total objects: 3", await rclone.RunAsync("size", bucket), StringComparison.Ordinal);
        Assert.NotEqual(0, (await rclone.TryAsync("rmdir", bucket)).ExitCode);
        await rclone.RunAsync("deletefile", bucket + "/1");
        await rclone.RunAsync("cleanup", bucket);
        await rclone.RunAsync("purge", bucket);
        Assert.DoesNotContain(bucket[2..], await rclone.RunAsync("lsd", "l:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_presigned()
    {
        string bucket = await NewBucket(), file = rclone.NewFile(10, "a b");
        await rclone.RunAsync("copyto", file, bucket + "/a b");
        using var http = new HttpClient();
        Assert.Equal(File.ReadAllText(file),
            await http.GetStringAsync((await rclone.RunAsync("link", bucket + "/a b", "--expire", "1h")).Trim()));
    }

    private async Task<string> NewBucket()
    {
        string name = "l:rclone-" + Guid.NewGuid().ToString("N");
        await rclone.RunAsync("mkdir", name);
        return name;
    }

    public sealed class Rclone() : CommandLine("rclone", "version")
    {
        protected override IEnumerable<string> Options => ["--retries", "1", "--low-level-retries", "1"];

        protected override (string, string)[] Environment =>
        [
            ("RCLONE_CONFIG", Path.Combine(Folder, "none")), ("RCLONE_CONFIG_L_TYPE", "s3"), ("RCLONE_CONFIG_L_PROVIDER", "Other"),
            ("RCLONE_CONFIG_L_ENDPOINT", Server.Url),
            ("RCLONE_CONFIG_L_ACCESS_KEY_ID", TestServer.Account.AccessKey),
            ("RCLONE_CONFIG_L_SECRET_ACCESS_KEY", TestServer.Account.SecretKey), ("RCLONE_CONFIG_L_REGION", "us-east-1"),
        ];
    }
}
