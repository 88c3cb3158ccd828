using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>The <c>aws</c> command line, with its default settings.</summary>
public sealed class AwsCliTests(AwsCliTests.Cli cli) : IClassFixture<AwsCliTests.Cli>
{
    [Fact]
    public async Task Files_are_copied_listed_and_removed()
    {
        string bucket = await NewBucket(), file = cli.NewFile(6, "a b.txt");
        await cli.RunAsync("s3", "cp", file, $"s3://{bucket}/dir/a b.txt");
        await cli.RunAsync("s3", "cp", $"s3://{bucket}/dir/a b.txt", $"s3://{bucket}/copy é.txt");
        Assert.Contains("PRE dir/", await cli.RunAsync("s3", "ls", $"s3://{bucket}"), StringComparison.Ordinal);
        Assert.Contains("Total Objects: 2", await cli.RunAsync("s3", "ls", $"s3://{bucket}", "--recursive", "--summarize"),
            StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(file), await cli.RunAsync("s3", "cp", $"s3://{bucket}/copy é.txt", "-"));
        await cli.RunAsync("s3", "mv", $"s3://{bucket}/copy é.txt", $"s3://{bucket}/moved");
        await cli.RunAsync("s3", "rm", $"s3://{bucket}/moved");
        await cli.RunAsync("s3", "rb", $"s3://{bucket}", "--force");
        Assert.DoesNotContain(bucket, await cli.RunAsync("s3", "ls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_files_go_in_parts_both_ways()
    {
        string bucket = await NewBucket(), file = cli.NewFile(40 * 1024 * 1024 + 1, "large");
        await cli.RunAsync("s3", "cp", file, $"s3://{bucket}/large");
        string back = file + ".back";
        await cli.RunAsync("s3", "cp", $"s3://{bucket}/large", back);
        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(back)));
        await cli.RunAsync("s3", "cp", $"s3://{bucket}/large", $"s3://{bucket}/copied");
        Assert.Contains("41943041", await cli.RunAsync("s3", "ls", $"s3://{bucket}/copied"), StringComparison.Ordinal);
        Assert.Contains("-6",
            await cli.RunAsync("s3api", "head-object", "--bucket", bucket, "--key", "large", "--checksum-mode", "ENABLED"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_are_synchronized()
    {
        string bucket = await NewBucket(), folder = cli.NewFolder("one.txt", "sub/two.txt", "sub/a+b %41 é.txt");
        Assert.Equal(3, (await cli.RunAsync("s3", "sync", folder, $"s3://{bucket}/x", "--no-progress")).Split("upload:").Length - 1);
        Assert.Equal("", await cli.RunAsync("s3", "sync", folder, $"s3://{bucket}/x", "--no-progress"));
        string back = folder + "-back";
        await cli.RunAsync("s3", "sync", $"s3://{bucket}/x", back);
        Assert.Equal("sub/a+b %41 é.txt", File.ReadAllText(Path.Combine(back, "sub/a+b %41 é.txt")));
        File.Delete(Path.Combine(folder, "one.txt"));
        Assert.Contains("delete: s3://", await cli.RunAsync("s3", "sync", folder, $"s3://{bucket}/x", "--delete"),
            StringComparison.Ordinal);
        Assert.Equal("", await cli.RunAsync("s3", "sync", folder, $"s3://{bucket}/x", "--no-progress"));
    }

    [Fact]
    public async Task Links_are_presigned()
    {
        string bucket = await NewBucket(), file = cli.NewFile(10, "link");
        await cli.RunAsync("s3", "cp", file, $"s3://{bucket}/a b");
        string url = (await cli.RunAsync("s3", "presign", $"s3://{bucket}/a b")).Trim();
        using var http = new HttpClient();
        Assert.Equal(File.ReadAllText(file), await http.GetStringAsync(url));
    }

    [Fact]
    public async Task The_api_commands()
    {
        string bucket = await NewBucket(), file = cli.NewFile(11, "api");
        await cli.RunAsync("s3api", "put-object", "--bucket", bucket, "--key", "k", "--body", file, "--metadata", "a=1",
            "--checksum-algorithm", "SHA256", "--tagging", "t=1");
        Assert.Contains("\"ChecksumSHA256\"",
            await cli.RunAsync("s3api", "head-object", "--bucket", bucket, "--key", "k", "--checksum-mode", "ENABLED"),
            StringComparison.Ordinal);
        Assert.Contains("\"ObjectSize\": 11",
            await cli.RunAsync("s3api", "get-object-attributes", "--bucket", bucket, "--key", "k", "--object-attributes", "ObjectSize"),
            StringComparison.Ordinal);
        await cli.RunAsync("s3api", "put-bucket-versioning", "--bucket", bucket, "--versioning-configuration", "Status=Enabled");
        await cli.RunAsync("s3api", "delete-object", "--bucket", bucket, "--key", "k");
        Assert.Contains("\"DeleteMarkers\"", await cli.RunAsync("s3api", "list-object-versions", "--bucket", bucket),
            StringComparison.Ordinal);
        await cli.RunAsync("s3api", "put-bucket-tagging", "--bucket", bucket, "--tagging", "TagSet=[{Key=a,Value=b}]");
        Assert.Contains("\"a\"", await cli.RunAsync("s3api", "get-bucket-tagging", "--bucket", bucket), StringComparison.Ordinal);
        ToolResult refused = await cli.TryAsync("s3api", "get-bucket-cors", "--bucket", bucket);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("NoSuchCORSConfiguration", refused.Error, StringComparison.Ordinal);
    }

    private async Task<string> NewBucket()
    {
        string name = "cli-" + Guid.NewGuid().ToString("N");
        await cli.RunAsync("s3", "mb", "s3://" + name);
        return name;
    }

    public sealed class Cli() : CommandLine("aws", "--version")
    {
        protected override (string, string)[] Environment =>
        [
            ("AWS_ENDPOINT_URL", Server.Url), ("AWS_ACCESS_KEY_ID", TestServer.Account.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", TestServer.Account.SecretKey), ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_EC2_METADATA_DISABLED", "true"), ("AWS_CONFIG_FILE", Path.Combine(Folder, "none")),
            ("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Folder, "none")), ("AWS_PAGER", ""), ("PYTHONUTF8", "1"),
        ];
    }
}
