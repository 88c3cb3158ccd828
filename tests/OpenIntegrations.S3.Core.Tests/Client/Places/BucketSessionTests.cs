using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Places;

/// <summary>Sessions of directory buckets: made when they are needed, shared, renewed, and not used where they are no good.</summary>
public sealed class BucketSessionTests
{
    private const string Bucket = "fast--use1-az4--x-s3";
    private DateTimeOffset _now = DateTimeOffset.UtcNow;
    private int _sessions;

    [Fact]
    public async Task One_session_serves_all_requests_of_a_bucket()
    {
        using var server = new ScriptedServer(Play);
        S3Connection connection = Connection(server);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => GetAsync(connection, "k" + Scalar(i))));
        await GetAsync(connection, "again");
        Assert.Equal(1, _sessions);
        RecordedRequest session = server.Requests.Single(IsSession);
        Assert.Contains("Credential=AKOWN/", session.Header("Authorization"), StringComparison.Ordinal);
        Assert.Contains("/us-east-1/s3express/aws4_request", session.Header("Authorization"), StringComparison.Ordinal);
        Assert.Null(session.Header("x-amz-s3session-token"));
        Assert.All(server.Requests.Where(r => !IsSession(r)), r =>
        {
            Assert.Equal("token1", r.Header("x-amz-s3session-token"));
            Assert.Null(r.Header("x-amz-security-token"));
            Assert.Contains("Credential=AKSESSION1/", r.Header("Authorization"), StringComparison.Ordinal);
            Assert.Contains("/s3express/aws4_request", r.Header("Authorization"), StringComparison.Ordinal);
            Assert.Contains("x-amz-s3session-token", r.Header("Authorization"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task It_is_renewed_before_it_ends()
    {
        using var server = new ScriptedServer(Play);
        S3Connection connection = Connection(server);
        await GetAsync(connection, "a");
        _now += TimeSpan.FromMinutes(4);
        await GetAsync(connection, "b");
        _now += TimeSpan.FromMinutes(10);
        await GetAsync(connection, "c");
        Assert.Equal(["token1", "token2", "token3"],
            server.Requests.Where(r => !IsSession(r)).Select(r => r.Header("x-amz-s3session-token")));
    }

    [Fact]
    public async Task One_that_the_store_says_is_over_is_replaced()
    {
        bool isOver = false;
        using var server = new ScriptedServer(r =>
            isOver && r.Header("x-amz-s3session-token") == "token1" ? Answer.Error(403, "ExpiredToken") : Play(r));
        S3Connection connection = Connection(server);
        await GetAsync(connection, "a");
        isOver = true;
        await GetAsync(connection, "b");
        Assert.Equal(2, _sessions);
    }

    [Fact]
    public async Task Buckets_and_credentials_have_sessions_of_their_own()
    {
        using var server = new ScriptedServer(Play);
        var memory = new SessionMemory();
        await GetAsync(Connection(server, memory: memory), "a");
        await GetAsync(Connection(server, memory: memory), "a");
        Assert.Equal(1, _sessions);
        await GetAsync(Connection(server, "AKOTHER", memory), "a");
        Assert.Equal(2, _sessions);
        await Client(Connection(server, memory: memory)).SendOrThrowAsync(Routes.GetObject.For("other--use1-az5--x-s3", "a"),
            CancellationToken.None);
        Assert.Equal(3, _sessions);
    }

    [Fact]
    public async Task A_session_that_is_refused_is_the_answer()
    {
        using var server = new ScriptedServer(r => IsSession(r) ? Answer.Error(404, "NoSuchBucket") : new Answer());
        S3Answer answer = await Client(Connection(server)).SendAsync(Routes.HeadBucket.For(Bucket), CancellationToken.None);
        Assert.Equal((404, "NoSuchBucket"), (answer.Status, answer.Error?.Code));
        Assert.All(server.Requests, r => Assert.True(IsSession(r)));
    }

    [Fact]
    public async Task Copies_and_the_bucket_itself_take_none()
    {
        using var server = new ScriptedServer(r => r.Method == "PUT" && r.Header("x-amz-copy-source") is not null
            ? new Answer(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>") : new Answer(204));
        S3Connection connection = Connection(server);
        S3Request copy = Routes.CopyObject.For(Bucket, "k");
        copy.Headers["x-amz-copy-source"] = "/b/k";
        await Client(connection).SendOrThrowAsync(copy, CancellationToken.None);
        await Client(connection).SendOrThrowAsync(Routes.DeleteBucket.For(Bucket), CancellationToken.None);
        Assert.Equal(0, _sessions);
        Assert.All(server.Requests, r =>
        {
            Assert.Null(r.Header("x-amz-s3session-token"));
            Assert.Contains("Credential=AKOWN/", r.Header("Authorization"), StringComparison.Ordinal);
            Assert.Contains("/s3express/aws4_request", r.Header("Authorization"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_link_is_signed_with_the_session_and_says_when_it_ends()
    {
        using var server = new ScriptedServer(Play);
        string? warning = null;
        string link = await Presigner.SignAsync(Connection(server), Routes.GetObject.For(Bucket, "k"), TimeSpan.FromHours(1), _now,
            CancellationToken.None, text => warning = text);
        Assert.Contains("X-Amz-S3session-Token=token1", link, StringComparison.Ordinal);
        Assert.Contains("%2Fs3express%2Faws4_request", link, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz-Security-Token", link, StringComparison.Ordinal);
        Assert.Contains("ends with the credentials", warning, StringComparison.Ordinal);
    }

    private Answer Play(RecordedRequest request)
    {
        if (!IsSession(request)) return new Answer(200, "content").With("ETag", "\"e\"");
        string n = Scalar(Interlocked.Increment(ref _sessions));
        string end = (_now + TimeSpan.FromMinutes(5)).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new Answer(200, $"<CreateSessionResult><Credentials><AccessKeyId>AKSESSION{n}</AccessKeyId><SecretAccessKey>secret{n}"
            + $"</SecretAccessKey><SessionToken>token{n}</SessionToken><Expiration>{end}</Expiration></Credentials></CreateSessionResult>");
    }

    private static string Scalar(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsSession(RecordedRequest request) => request.Target.EndsWith("?session", StringComparison.Ordinal);

    private async Task GetAsync(S3Connection connection, string key) =>
        await Client(connection).SendOrThrowAsync(Routes.GetObject.For(Bucket, key), CancellationToken.None);

    private S3Client Client(S3Connection connection) => new(connection, () => _now);

    private static S3Connection Connection(ScriptedServer server, string accessKey = "AKOWN", SessionMemory? memory = null) =>
        S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = accessKey, ["SecretKey"] = "s", ["MaxAttempts"] = 1, ["Provider"] = "AWS",
            ["Addressing"] = "Path", ["ChecksumMode"] = "Never",
        }, new ConnectionContext(NoProfiles.Instance) { Memory = memory ?? new SessionMemory() });
}
