using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class ObjectLockTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static readonly (string, string) s_bypass = ("x-amz-bypass-governance-retention", "true");

    /// <summary>Of the body "x".</summary>
    private static readonly (string, string) s_md5 = ("Content-MD5", "ndTkYSaMgDT1yFZOFVxnpg==");

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("GOVERNANCE", true)]
    [InlineData("COMPLIANCE", false)]
    public async Task What_is_retained_cannot_be_deleted(string mode, bool canBypass)
    {
        string bucket = await NewBucket();
        string version =
            (await Client.Put($"/{bucket}/k", "x", s_md5, ("x-amz-object-lock-mode", mode),
                ("x-amz-object-lock-retain-until-date", InDays(1))))["x-amz-version-id"]!;
        Assert.Equal(mode, (await Client.Head($"/{bucket}/k"))["x-amz-object-lock-mode"]);
        Assert.Equal("403 AccessDenied", (await Client.Delete($"/{bucket}/k?versionId={version}")).Code);
        Assert.Equal("204", (await Client.Delete($"/{bucket}/k")).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k?retention&versionId={version}", Retention(mode, 2))).Code);
        Assert.Equal("403 AccessDenied", (await Client.Put($"/{bucket}/k?retention&versionId={version}", Retention(mode, 1))).Code);
        Assert.Equal(canBypass ? "200" : "403 AccessDenied",
            (await Client.Put($"/{bucket}/k?retention&versionId={version}", Retention(mode, 1), s_bypass)).Code);
        Assert.Equal(mode, (await Client.Get($"/{bucket}/k?retention&versionId={version}")).Value("Mode"));
        Assert.Equal(canBypass ? "204" : "403 AccessDenied", (await Client.Delete($"/{bucket}/k?versionId={version}", s_bypass)).Code);
    }

    [Fact]
    public async Task An_event_hold_locks_until_it_is_told_and_then_its_retention_does()
    {
        string bucket = await NewBucket();
        string version = (await Client.Put($"/{bucket}/k", "x", s_md5, ("x-amz-object-lock-event-hold", "ON"),
            ("x-amz-object-lock-event-hold-duration-days", "3")))["x-amz-version-id"]!;
        Reply head = await Client.Head($"/{bucket}/k");
        Assert.Equal(("ON", "3", null), (head["x-amz-object-lock-event-hold"], head["x-amz-object-lock-event-hold-duration-days"],
            head["x-amz-object-lock-mode"]));
        Assert.Equal("403 AccessDenied", (await Client.Delete($"/{bucket}/k?versionId={version}", s_bypass)).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k?retention", "<Retention><EventHold>OFF</EventHold></Retention>")).Code);
        Reply retention = await Client.Get($"/{bucket}/k?retention");
        Assert.Equal(("GOVERNANCE", "OFF", "3"), (retention.Value("Mode"), retention.Value("EventHold"), retention.Value("Days")));
        Assert.Equal("403 AccessDenied", (await Client.Delete($"/{bucket}/k?versionId={version}")).Code);
        Assert.Equal("204", (await Client.Delete($"/{bucket}/k?versionId={version}", s_bypass)).Code);
    }

    [Theory]
    [InlineData("YES", "1", null)]
    [InlineData("ON", "0", null)]
    [InlineData("ON", "1", "1")]
    [InlineData(null, "1", null)]
    public async Task Event_holds_that_are_none(string? hold, string? days, string? years)
    {
        const string name = "x-amz-object-lock-event-hold";
        (string, string?)[] all = [(name, hold), (name + "-duration-days", days), (name + "-duration-years", years)];
        (string, string)[] headers = [s_md5, .. all.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!))];
        Assert.Equal("400 InvalidArgument", (await Client.Put($"/{await NewBucket()}/k", "x", headers)).Code);
    }

    [Fact]
    public async Task Retention_ends()
    {
        using var server = new TestServer();
        await server.Client.Put("/locks", "", ("x-amz-bucket-object-lock-enabled", "true"));
        string version =
            (await server.Client.Put("/locks/k", "x", s_md5, ("x-amz-object-lock-mode", "COMPLIANCE"),
                ("x-amz-object-lock-retain-until-date", InDays(1))))["x-amz-version-id"]!;
        server.ClockError = TimeSpan.FromDays(2);
        var later = new TestClient(server.Url, TestServer.Account, "us-east-1") { ClockError = TimeSpan.FromDays(2) };
        Assert.Equal("204", (await later.Delete($"/locks/k?versionId={version}")).Code);
    }

    [Fact]
    public async Task A_legal_hold_has_no_end_but_can_be_taken_away()
    {
        string bucket = await NewBucket();
        string version = (await Client.Put($"/{bucket}/k", "x", s_md5, ("x-amz-object-lock-legal-hold", "ON")))["x-amz-version-id"]!;
        Assert.Equal("ON", (await Client.Get($"/{bucket}/k?legal-hold")).Value("Status"));
        Assert.Equal("403 AccessDenied", (await Client.Delete($"/{bucket}/k?versionId={version}", s_bypass)).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k?legal-hold", "<LegalHold><Status>OFF</Status></LegalHold>")).Code);
        Assert.Equal("204", (await Client.Delete($"/{bucket}/k?versionId={version}")).Code);
    }

    [Fact]
    public async Task A_bucket_may_lock_all_that_comes()
    {
        string bucket = await NewBucket();
        Assert.Equal("Enabled", (await Client.Get($"/{bucket}?object-lock")).Value("ObjectLockEnabled"));
        Assert.Equal("200",
            (await Client.Put($"/{bucket}?object-lock",
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode>"
                    + "<Days>3</Days></DefaultRetention></Rule></ObjectLockConfiguration>")).Code);
        await Client.Put($"/{bucket}/k", "x");
        Reply head = await Client.Head($"/{bucket}/k");
        Assert.Equal("GOVERNANCE", head["x-amz-object-lock-mode"]);
        Assert.InRange(DateTimeOffset.Parse(head["x-amz-object-lock-retain-until-date"]!, CultureInfo.InvariantCulture),
            DateTimeOffset.UtcNow.AddDays(2.9), DateTimeOffset.UtcNow.AddDays(3.1));
        Assert.Equal("409 InvalidBucketState",
            (await Client.Put($"/{bucket}?versioning",
                "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>")).Code);
    }

    [Fact]
    public async Task Locks_need_a_bucket_that_has_them()
    {
        await Client.Put("/bkt/k", "x");
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/k?retention")).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Put("/bkt/k", "x", ("x-amz-object-lock-legal-hold", "ON"))).Code);
        Assert.Equal("404 ObjectLockConfigurationNotFoundError", (await Client.Get("/bkt?object-lock")).Code);
        Assert.Equal("409 InvalidBucketState",
            (await Client.Put("/bkt?object-lock",
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>")).Code);
        string bucket = await NewBucket();
        await Client.Put($"/{bucket}/k", "x");
        Assert.Equal("404 NoSuchObjectLockConfiguration", (await Client.Get($"/{bucket}/k?retention")).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Put($"/{bucket}/k?retention", Retention("GOVERNANCE", -1))).Code);
        Assert.Equal("400 MalformedXML", (await Client.Put($"/{bucket}/k?retention", Retention("FOREVER", 1))).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Put($"/{bucket}/k", "x", ("x-amz-object-lock-mode", "GOVERNANCE"))).Code);
    }

    [Theory]
    [InlineData("x-amz-object-lock-legal-hold", "ON")]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE")]
    public async Task Who_locks_brings_a_digest(string header, string value)
    {
        string bucket = await NewBucket();
        (string, string)[] locks = [(header, value), ("x-amz-object-lock-retain-until-date", InDays(1))];
        if (value == "ON") locks = [locks[0]];
        Assert.Equal("400 InvalidRequest", (await Client.Put($"/{bucket}/k", "x", locks)).Code);
        Assert.Equal("404 NoSuchKey", (await Client.Get($"/{bucket}/k")).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k", "x", [s_md5, .. locks])).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k", "hello", [("x-amz-checksum-crc32", "NhCmhg=="), .. locks])).Code);
    }

    [Theory]
    [InlineData("GOVERNANCE", "COMPLIANCE", "403 AccessDenied", "200")]
    [InlineData("COMPLIANCE", "GOVERNANCE", "403 AccessDenied", "403 AccessDenied")]
    public async Task Another_mode_needs_a_right_even_when_it_is_longer(string before, string after, string plain, string bypassing)
    {
        string bucket = await NewBucket();
        await Client.Put($"/{bucket}/k", "x");
        Assert.Equal("200", (await Client.Put($"/{bucket}/k?retention", Retention(before, 1))).Code);
        Assert.Equal(plain, (await Client.Put($"/{bucket}/k?retention", Retention(after, 2))).Code);
        Assert.Equal(before, (await Client.Get($"/{bucket}/k?retention")).Value("Mode"));
        Assert.Equal(bypassing, (await Client.Put($"/{bucket}/k?retention", Retention(after, 2), s_bypass)).Code);
    }

    [Theory]
    [InlineData("<Days>0</Days>", "400 InvalidRetentionPeriod")]
    [InlineData("<Days>-1</Days>", "400 InvalidRetentionPeriod")]
    [InlineData("<Years>0</Years>", "400 InvalidRetentionPeriod")]
    [InlineData("<Days>36501</Days>", "400 InvalidRetentionPeriod")]
    [InlineData("<Years>2147483648</Years>", "400 InvalidRetentionPeriod")]
    [InlineData("<Days>1</Days><Years>1</Years>", "400 MalformedXML")]
    [InlineData("<Days>x</Days>", "400 MalformedXML")]
    [InlineData("", "400 MalformedXML")]
    [InlineData("<Years>100</Years>", "200")]
    public async Task A_default_has_a_period(string period, string expected)
    {
        string bucket = await NewBucket();
        Assert.Equal(expected,
            (await Client.Put($"/{bucket}?object-lock",
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode>"
                    + $"{period}</DefaultRetention></Rule></ObjectLockConfiguration>")).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k", "x")).Code);
    }

    private Task<string> NewBucket() => fixture.NewBucket(("x-amz-bucket-object-lock-enabled", "true"));

    private static string InDays(int days) =>
        DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Retention(string mode, int days) =>
        $"<Retention><Mode>{mode}</Mode><RetainUntilDate>{InDays(days)}</RetainUntilDate></Retention>";
}
