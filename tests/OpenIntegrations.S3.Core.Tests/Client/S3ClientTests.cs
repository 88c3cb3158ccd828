using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class S3ClientTests
{
    [Theory]
    [InlineData(301, "<Error><Code>PermanentRedirect</Code><Region>eu-x</Region></Error>", null)]
    [InlineData(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-x</Region></Error>", null)]
    [InlineData(301, "", "eu-x")]
    public async Task A_bucket_elsewhere_is_followed_once_and_remembered(int status, string body, string? header)
    {
        var redirect = new Answer(status, body);
        using var server = new ScriptedServer(header is null ? redirect : redirect.With("x-amz-bucket-region", header), new Answer());
        S3Client client = Connect(server);
        Assert.Null((await client.SendAsync(List("photos"), CancellationToken.None)).Error);
        Assert.Null((await Connect(server).SendAsync(List("photos"), CancellationToken.None)).Error);
        Assert.Equal(["us-east-1", "eu-x", "eu-x"], server.Requests.Select(r => r.Header("Authorization")!.Split('/')[2]));
    }

    [Fact]
    public async Task A_store_that_sends_in_circles_is_left()
    {
        using var server =
            new ScriptedServer(
                Answer.Error(301, "PermanentRedirect") with { Body = "<Error><Code>PermanentRedirect</Code><Region>r1</Region></Error>" },
                Answer.Error(301, "PermanentRedirect") with { Body = "<Error><Code>PermanentRedirect</Code><Region>r2</Region></Error>" });
        S3Answer answer = await Connect(server).SendAsync(List("circle"), CancellationToken.None);
        Assert.Equal("PermanentRedirect", answer.Error!.Code);
        Assert.Equal(2, server.Requests.Length);
    }

    [Theory]
    [InlineData("s3.us-east-1.amazonaws.com", "https://photos.s3.eu-x.amazonaws.com/")]
    [InlineData("s3.amazonaws.com", "https://photos.s3.eu-x.amazonaws.com/")]
    [InlineData("s3.us-east-1.wasabisys.com", "https://s3.eu-x.wasabisys.com/photos")]
    [InlineData("store.example.org", "https://store.example.org/photos")]
    public void The_host_changes_with_the_region_within_its_domain(string url, string expected)
    {
        var settings =
            new ConnectionSettings("t") { ["Url"] = url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Region"] = "us-east-1",
                ["Provider"] = url.Contains("amazonaws", StringComparison.Ordinal) ? "AWS" : "Other" };
        (Http.Origin origin, string path) = RegionMemory.In(S3Connection.Create(settings), "eu-x").Endpoint.Locate("photos", null);
        Assert.Equal(expected, origin + path);
    }

    [Theory]
    [InlineData("RequestTimeTooSkewed")]
    [InlineData(null)]
    public async Task A_clock_that_is_off_is_set_by_the_store(string? code)
    {
        using var server =
            new ScriptedServer(new Answer(403, code is null ? "" : $"<Error><Code>{code}</Code></Error>")
                .With("Date", "Sat, 21 Nov 2026 12:00:00 GMT"), new Answer());
        var client = new S3Client(Connection(server), () => DateTimeOffset.UnixEpoch);
        Assert.Null((await client.SendAsync(List("photos"), CancellationToken.None)).Error);
        Assert.Equal(["19700101T000000Z", "20261121T120000Z"], server.Requests.Select(r => r.Header("x-amz-date")));
    }

    [Fact]
    public async Task A_download_goes_on_where_the_connection_broke()
    {
        byte[] content = Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7)).ToArray();
        int broken = 0;
        using var server = new ScriptedServer(request => Range(content, request, Interlocked.Increment(ref broken) <= 2 ? 30_000 : null));
        string file = Path.GetTempFileName();
        S3Answer answer =
            await new Download(Connect(server), Get("b1", "k")) { PartSize = 1_000_000 }.ToFileAsync(file, CancellationToken.None);
        Assert.Equal(content, await File.ReadAllBytesAsync(file));
        Assert.Equal(["bytes=0-999999", "bytes=30000-199999", "bytes=60000-199999"], server.Requests.Select(r => r.Header("Range")));
        Assert.Equal((200, "200000", null), (answer.Status, answer.Headers["Content-Length"], answer.Headers["Content-Range"]));
        File.Delete(file);
    }

    [Fact]
    public async Task Ranges_come_in_parallel_and_only_of_one_version()
    {
        byte[] content = Enumerable.Range(0, 1_000_003).Select(i => (byte)(i * 31)).ToArray();
        using var server = new ScriptedServer(request => Range(content, request, null));
        string file = Path.GetTempFileName();
        await new Download(Connect(server), Get("b1", "k")) { PartSize = 100_000, Parallel = 4 }.ToFileAsync(file, CancellationToken.None);
        Assert.Equal(content, await File.ReadAllBytesAsync(file));
        Assert.Equal(11, server.Requests.Length);
        Assert.Equal(10, server.Requests.Count(r => r.Header("If-Match") == "\"v1\""));
        File.Delete(file);
    }

    [Fact]
    public async Task A_download_that_fails_leaves_no_file()
    {
        byte[] content = new byte[500_000];
        using var server =
            new ScriptedServer(request =>
                request.Header("If-Match") is null ? Range(content, request, null) : Answer.Error(412, "PreconditionFailed"));
        string folder = Directory.CreateTempSubdirectory().FullName;
        var error =
            await Assert.ThrowsAsync<S3RequestFailedException>(() =>
                new Download(Connect(server), Get("b1", "k")) { PartSize = 100_000 }.ToFileAsync(Path.Combine(folder, "f"),
                    CancellationToken.None));
        Assert.Equal("PreconditionFailed", error.Code);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task An_empty_object_is_a_file_too()
    {
        using var server = new ScriptedServer(Answer.Error(416, "InvalidRange"), new Answer());
        string file = Path.GetTempFileName();
        await new Download(Connect(server), Get("b1", "k")).ToFileAsync(file, CancellationToken.None);
        Assert.Equal(0, new FileInfo(file).Length);
        File.Delete(file);
    }

    [Fact]
    public async Task Parts_that_fail_for_a_moment_are_sent_again_and_counted_once()
    {
        int refused = 0;
        using var server = new ScriptedServer(request => request.Query switch
        {
            "uploads" => new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
            "uploadId=u" => new Answer(200, "<CompleteMultipartUploadResult/>"),
            _ when Interlocked.Increment(ref refused) <= 2 => new Answer(500),
            _ => new Answer().With("ETag", "\"p\""),
        });
        var progress = new List<long>();
        using var source = new StreamSource(new MemoryStream(new byte[12_000_000]));
        await new Upload(Connect(server), Routes.PutObject.Bind(n => n), source) { PartSize = 5_242_880, Parallel = 3,
            Progress = new Recorder(progress) }.RunAsync(CancellationToken.None);
        lock (progress) Assert.Equal(12_000_000, progress[^1]);
        Assert.Equal(5, server.Requests.Count(r => r.Query.StartsWith("partNumber", StringComparison.Ordinal)));
        Assert.Contains("<PartNumber>3</PartNumber>", server.Requests[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_upload_is_aborted_under_a_token_of_its_own()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedServer(request =>
        {
            if (request.Query == "uploads")
                return new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
            if (request.Method == "PUT") stop.Cancel();
            return new Answer(request.Method == "DELETE"
                ? 204
                : 200) { Delay = request.Method == "PUT"
                ? TimeSpan.FromHours(1)
                : default };
        });
        using var source = new StreamSource(new MemoryStream(new byte[12_000_000]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Upload(Connect(server), Routes.PutObject.Bind(n => n), source) { PartSize = 5_242_880 }.RunAsync(stop.Token));
        Assert.Equal("DELETE /Bucket/Key?uploadId=u", server.Requests[^1].ToString());
    }

    private static Answer Range(byte[] content, RecordedRequest request, int? breakAfter)
    {
        string[] range = request.Header("Range")!["bytes=".Length..].Split('-');
        int first = int.Parse(range[0], null);
        int last = Math.Min(int.Parse(range[1], null), content.Length - 1);
        return new Answer(206) { Bytes = content[first..(last + 1)], BreakAfter = breakAfter }.With("Content-Range",
            $"bytes {first}-{last}/{content.Length}").With("ETag", "\"v1\"");
    }

    private static S3Connection Connection(ScriptedServer server) =>
        S3Connection.Create(new ConnectionSettings("test") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" });

    private static S3Client Connect(ScriptedServer server) => new(Connection(server));

    private static S3Request List(string bucket) => new("GET") { Bucket = bucket };

    private static S3Request Get(string bucket, string key) =>
        Routes.GetObject.Bind(name => name switch { "Bucket" => bucket, "Key" => key, _ => null });

    private sealed class Recorder(List<long> done) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            lock (done) done.Add(value.Done);
        }
    }
}
