using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Lifecycle;

/// <summary>A day takes a tenth of a second; what must stay is looked at when what must go is gone.</summary>
public sealed class LifecycleRunTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N"));
    private readonly LocalServer _server;
    private readonly TestClient _client;

    public LifecycleRunTests()
    {
        _server = LocalServer.Start(new LocalServerOptions { Folder = _folder, LifecycleDay = TimeSpan.FromSeconds(0.1) });
        _client = new TestClient(_server.Url, HostProcess.Account, "us-east-1");
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("<Filter><Prefix>old/</Prefix></Filter>")]
    [InlineData("<Prefix>old/</Prefix>")]
    [InlineData("<Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter>")]
    [InlineData("<Filter><And><Prefix>old/</Prefix><Tag><Key>a</Key><Value>b</Value></Tag></And></Filter>")]
    [InlineData("<Filter><ObjectSizeGreaterThan>4</ObjectSizeGreaterThan></Filter>")]
    [InlineData("<Filter><And><Prefix>old/</Prefix><ObjectSizeLessThan>6</ObjectSizeLessThan></And></Filter>")]
    public async Task What_a_rule_means_expires_and_nothing_else(string filter)
    {
        await _client.Put("/bkt");
        await _client.Put("/bkt/old/k", "12345", ("x-amz-tagging", "a=b&c=d"));
        await _client.Put("/bkt/new/k", "1234", ("x-amz-tagging", "a=c"));
        await SetRules("<Rule><Status>Enabled</Status>" + filter + "<Expiration><Days>1</Days></Expiration></Rule>"
            + "<Rule><Status>Disabled</Status><Filter/><Expiration><Days>1</Days></Expiration></Rule>");
        while ((await _client.Head("/bkt/old/k")).Status == 200) await Task.Delay(20);
        Assert.Equal("1234", (await _client.Get("/bkt/new/k")).Text);
    }

    [Fact]
    public async Task Of_versions_some_are_kept_and_what_is_locked_stays()
    {
        await _client.Put("/bkt", "", ("x-amz-bucket-object-lock-enabled", "true"));
        string locked = (await _client.Put("/bkt/k", "1", ("x-amz-object-lock-legal-hold", "ON"),
            ("Content-MD5", Http.Hash.Md5Base64([(byte)'1']))))["x-amz-version-id"]!;
        foreach (string body in new[] { "2", "3", "4" }) await _client.Put("/bkt/k", body);
        await SetRules("<Rule><Status>Enabled</Status><Filter/><NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays>"
            + "<NewerNoncurrentVersions>1</NewerNoncurrentVersions></NoncurrentVersionExpiration></Rule>");
        while ((await _client.Get("/bkt?versions")).Values("VersionId").Length > 3) await Task.Delay(20);
        Assert.Equal("1", (await _client.Get("/bkt/k?versionId=" + locked)).Text);
        Assert.Equal("4", (await _client.Get("/bkt/k")).Text);
    }

    [Fact]
    public async Task A_marker_goes_with_what_it_hides_and_an_upload_with_its_parts()
    {
        await _client.Put("/bkt");
        await _client.Put("/bkt?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await _client.Put("/bkt/k", "1");
        await _client.Delete("/bkt/k");
        string upload = await _client.Begin("/bkt/upload");
        await _client.Put($"/bkt/upload?partNumber=1&uploadId={upload}", "part");
        await SetRules("<Rule><Status>Enabled</Status><Filter/><Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker>"
            + "</Expiration><NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays></NoncurrentVersionExpiration>"
            + "<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule>");
        while ((await _client.Get("/bkt?versions")).Values("VersionId").Length > 0) await Task.Delay(20);
        while ((await _client.Get("/bkt?uploads")).Values("UploadId").Length > 0) await Task.Delay(20);
        Assert.Equal("404 NoSuchUpload", (await _client.Get($"/bkt/upload?uploadId={upload}")).Code);
        Assert.Equal("204", (await _client.Delete("/bkt")).Code);
    }

    [Fact]
    public async Task An_object_moves_to_another_class_and_keeps_its_bytes()
    {
        await _client.Put("/bkt");
        await _client.Put("/bkt/k", "bytes");
        await SetRules("<Rule><Status>Enabled</Status><Filter/>"
            + "<Transition><Days>1</Days><StorageClass>INTELLIGENT_TIERING</StorageClass></Transition>"
            + "<Transition><Days>3</Days><StorageClass>GLACIER_IR</StorageClass></Transition></Rule>");
        while ((await _client.Head("/bkt/k"))["x-amz-storage-class"] != "GLACIER_IR") await Task.Delay(20);
        Assert.Equal("bytes", (await _client.Get("/bkt/k")).Text);
    }

    [Fact]
    public async Task Answers_say_when_an_object_ends()
    {
        using var patient = new TestServer();
        await patient.Client.Put("/bkt");
        Assert.Equal("200", (await patient.Client.Put("/bkt?lifecycle",
            "<LifecycleConfiguration><Rule><ID>a rule</ID><Status>Enabled</Status><Filter>"
                + "<Prefix>old/</Prefix></Filter><Expiration><Days>3</Days></Expiration></Rule></LifecycleConfiguration>")).Code);
        DateTimeOffset today = DateTimeOffset.UtcNow.Date;
        string header = (await patient.Client.Put("/bkt/old/k", "x"))["x-amz-expiration"]!;
        Assert.Matches("^expiry-date=\"[^\"]+ 00:00:00 GMT\", rule-id=\"a rule\"$", header);
        DateTimeOffset expiry = DateTimeOffset.Parse(header.Split('"')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expiry - today, TimeSpan.FromDays(4), TimeSpan.FromDays(5));
        Assert.Equal(header, (await patient.Client.Head("/bkt/old/k"))["x-amz-expiration"]);
        Assert.Null((await patient.Client.Put("/bkt/new/k", "x"))["x-amz-expiration"]);
    }

    private async Task SetRules(string rules) => Assert.Equal("200",
        (await _client.Put("/bkt?lifecycle", $"<LifecycleConfiguration>{rules}</LifecycleConfiguration>")).Code);
}
