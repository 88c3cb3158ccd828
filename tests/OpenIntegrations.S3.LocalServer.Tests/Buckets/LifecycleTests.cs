using System;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Buckets;

public sealed class LifecycleTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Good = "<Status>Enabled</Status><Expiration><Days>1</Days></Expiration>";

    public static TheoryData<string, string> Rules => new()
    {
        { $"<ID>{new string('a', 255)}</ID>{Good}", "200" },
        { $"<ID>{new string('a', 256)}</ID>{Good}", "400 InvalidArgument" },
        { $"<ID>a</ID>{Good}</Rule><Rule><ID>a</ID>{Good}", "400 InvalidArgument" },
        { $"<ID>a</ID>{Good}</Rule><Rule><ID>A</ID>{Good}", "200" },
        { "<Status>enabled</Status><Expiration><Days>1</Days></Expiration>", "400 MalformedXML" },
        { "<Expiration><Days>1</Days></Expiration>", "400 MalformedXML" },
        { "<Status>Enabled</Status>", "400 InvalidRequest" },
        { Expiring("<Days>0</Days>"), "400 InvalidArgument" },
        { Expiring("<Days>-1</Days>"), "400 InvalidArgument" },
        { Expiring("<Days>soon</Days>"), "400 MalformedXML" },
        { Expiring("<Days>1</Days><Date>2030-01-01T00:00:00Z</Date>"), "400 MalformedXML" },
        { Expiring(""), "400 MalformedXML" },
        { Expiring("<Date>2030-01-01T00:00:00.000Z</Date>"), "200" },
        { Expiring("<Date>2030-01-01</Date>"), "200" },
        { Expiring("<Date>2030-01-01T12:00:00Z</Date>"), "400 InvalidArgument" },
        { Expiring("<Date>20300101</Date>"), "400 MalformedXML" },
        { Expiring("<Date>never</Date>"), "400 MalformedXML" },
        { Expiring("<ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker>"), "200" },
        { Doing("Transition", "<Days>0</Days><StorageClass>GLACIER</StorageClass>"), "200" },
        { Doing("Transition", "<Days>1</Days><StorageClass>ATTIC</StorageClass>"), "400 MalformedXML" },
        { Doing("Transition", "<Date>2030-01-01T01:00:00Z</Date><StorageClass>GLACIER</StorageClass>"), "400 InvalidArgument" },
        { Doing("Transition", "<Days>29</Days><StorageClass>STANDARD_IA</StorageClass>"), "400 InvalidArgument" },
        { Doing("Transition", "<Days>30</Days><StorageClass>ONEZONE_IA</StorageClass>"), "200" },
        {
            Doing("NoncurrentVersionTransition", "<NoncurrentDays>29</NoncurrentDays><StorageClass>STANDARD_IA</StorageClass>"),
            "400 InvalidArgument"
        },
        {
            Expiring("<Days>5</Days>") + "<Transition><Days>5</Days><StorageClass>GLACIER</StorageClass></Transition>",
            "400 InvalidArgument"
        },
        { Expiring("<Days>6</Days>") + "<Transition><Days>5</Days><StorageClass>GLACIER</StorageClass></Transition>", "200" },
        {
            "<Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter>"
                + Doing("AbortIncompleteMultipartUpload", "<DaysAfterInitiation>7</DaysAfterInitiation>"), "400 InvalidRequest"
        },
        { "<Filter><And><Prefix>a</Prefix></And></Filter>" + Good, "400 MalformedXML" },
        { "<Filter><And><Prefix>a</Prefix><ObjectSizeLessThan>9</ObjectSizeLessThan></And></Filter>" + Good, "200" },
        { Doing("NoncurrentVersionExpiration", "<NoncurrentDays>0</NoncurrentDays>"), "400 InvalidArgument" },
        { Doing("NoncurrentVersionExpiration", "<NoncurrentDays>1</NoncurrentDays>"), "200" },
        { Doing("AbortIncompleteMultipartUpload", "<DaysAfterInitiation>0</DaysAfterInitiation>"), "400 InvalidArgument" },
        { Doing("AbortIncompleteMultipartUpload", "<DaysAfterInitiation>7</DaysAfterInitiation>"), "200" },
    };

    [Theory, MemberData(nameof(Rules))]
    public async Task A_rule_is_held_to_the_rules(string rule, string expected)
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal(expected, (await fixture.Client.Put($"/{bucket}?lifecycle", Document(rule))).Code);
        Assert.Equal(expected == "200" ? 200 : 404, (await fixture.Client.Get($"/{bucket}?lifecycle")).Status);
    }

    [Fact]
    public async Task A_rule_without_a_name_gets_one()
    {
        string bucket = await fixture.NewBucket();
        string rules = Document($"<ID>mine</ID>{Good}</Rule><Rule>{Good}</Rule><Rule><ID></ID>{Good}");
        Assert.Equal("200", (await fixture.Client.Put($"/{bucket}?lifecycle", rules)).Code);
        string[] ids = (await fixture.Client.Get($"/{bucket}?lifecycle")).Values("ID");
        Assert.Equal(3, ids.Distinct().Count(id => id.Length > 0));
        Assert.Equal("mine", ids[0]);
        Assert.Equal(ids, (await fixture.Client.Get($"/{bucket}?lifecycle")).Values("ID"));
    }

    [Fact]
    public async Task More_than_a_thousand_rules_are_too_many()
    {
        string bucket = await fixture.NewBucket();
        string Many(int count) => Document(string.Join("</Rule><Rule>", Enumerable.Range(0, count).Select(i => $"<ID>{i}</ID>{Good}")));
        Assert.Equal("400 MalformedXML", (await fixture.Client.Put($"/{bucket}?lifecycle", Many(1001))).Code);
        Assert.Equal("200", (await fixture.Client.Put($"/{bucket}?lifecycle", Many(1000))).Code);
    }

    [Theory]
    [InlineData("<LoggingEnabled><TargetBucket>bkt</TargetBucket><TargetPrefix>l/</TargetPrefix></LoggingEnabled>", "200")]
    [InlineData("<LoggingEnabled><TargetBucket>nowhere</TargetBucket><TargetPrefix/></LoggingEnabled>",
        "400 InvalidTargetBucketForLogging")]
    [InlineData("<LoggingEnabled><TargetBucket>bkt</TargetBucket></LoggingEnabled>", "400 MalformedXML")]
    [InlineData("<LoggingEnabled/>", "400 MalformedXML")]
    [InlineData("", "200")]
    public async Task Logs_go_to_a_bucket_that_is_there(string logging, string expected) =>
        Assert.Equal(expected, (await fixture.Client.Put("/bkt?logging", $"<BucketLoggingStatus>{logging}</BucketLoggingStatus>")).Code);

    private static string Expiring(string how) => Doing("Expiration", how);

    private static string Doing(string action, string how) => $"<Status>Enabled</Status><{action}>{how}</{action}>";

    private static string Document(string rule) => $"<LifecycleConfiguration><Rule>{rule}</Rule></LifecycleConfiguration>";
}
