using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Proofs;

/// <summary>A store that says nothing of itself is asked for what was set. It may write it in its own way, and it must be that.</summary>
public sealed class SettingProofTests
{
    private const string Rule = "<Rule><ID>a</ID><Filter><Prefix>x/</Prefix></Filter><Status>Enabled</Status>"
        + "<Expiration><Days>3</Days></Expiration></Rule>";

    private const string Statement = "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"arn:aws:s3:::b1/*\"";

    private const string Others = "<ListBucketAnalyticsConfigurationResult><AnalyticsConfiguration><Id>2</Id></AnalyticsConfiguration>"
        + "</ListBucketAnalyticsConfigurationResult>";

    public static TheoryData<string, string, string?, bool> Settings => new()
    {
        // The same in a store's own words.
        { "PutBucketTagging", Tags("a=1", "b=2"), Tags("b=2", "a=1"), true },
        { "PutBucketTagging", Tags("a=1"),
            Tags("a=1").Replace("<Tagging>", "<Tagging xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>"), true },
        { "PutBucketTagging", Tags("a="), "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", true },
        { "PutObjectTagging", Tags("a= 1 "), Tags("a=1"), true },
        { "PutBucketLifecycleConfiguration", Lifecycle(Rule.Replace("<ID>a</ID>", "")), Lifecycle(Rule), true },
        { "PutBucketLifecycleConfiguration", Lifecycle(Rule.Replace("<Prefix>x/</Prefix>", "<Prefix/>")),
            Lifecycle(Rule.Replace("<Filter><Prefix>x/</Prefix></Filter>", "<Prefix></Prefix>")), true },
        { "PutBucketLifecycleConfiguration", Lifecycle(Date("2030-01-01T00:00:00Z")), Lifecycle(Date("2030-01-01T00:00:00.000Z")), true },
        { "PutObjectRetention", Retention("2030-01-01T01:00:00.123+01:00"), Retention("2030-01-01T00:00:00Z"), true },
        { "PutPublicAccessBlock", Block("<BlockPublicAcls>TRUE</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls>"),
            Block("<BlockPublicAcls>true</BlockPublicAcls><BlockPublicPolicy>false</BlockPublicPolicy>"), true },
        { "PutBucketVersioning", Versioning("<MfaDelete>Disabled</MfaDelete><Status>Enabled</Status>"),
            Versioning("<Status>Enabled</Status><MFADelete>Disabled</MFADelete>"), true },
        { "PutBucketPolicy", $"{{\"Statement\":{{{Statement},\"Action\":\"s3:GetObject\"}}}}",
            $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Sid\":\"\",{Statement},\"Action\":[\"s3:GetObject\"]}}]}}", true },
        { "PutBucketPolicy", $"{{\"Statement\":[{{{Statement},\"Action\":[\"s3:A\",\"s3:B\"]}}]}}",
            $"{{\"Statement\":[{{{Statement},\"Action\":[\"s3:B\",\"s3:A\"]}}]}}", true },
        { "PutBucketAnalyticsConfiguration", "<AnalyticsConfiguration><Id>1</Id></AnalyticsConfiguration>",
            "<AnalyticsConfiguration><Id>1</Id></AnalyticsConfiguration>", true },
        // What is switched off, or empty, is not there.
        { "PutBucketLogging", "<BucketLoggingStatus/>", "<BucketLoggingStatus/>", true },
        { "PutBucketNotificationConfiguration", "<NotificationConfiguration/>", "<NotificationConfiguration/>", true },
        { "PutBucketTagging", "<Tagging><TagSet/></Tagging>", null, true },
        { "PutBucketTagging", "<Tagging><TagSet/></Tagging>", Tags("a=1"), false },
        { "PutBucketNotificationConfiguration", "<NotificationConfiguration/>", "<NotificationConfiguration><TopicConfiguration>"
            + "<Topic>t</Topic><Event>s3:ObjectCreated:*</Event></TopicConfiguration></NotificationConfiguration>", false },
        { "PutBucketLogging", "<BucketLoggingStatus/>",
            "<BucketLoggingStatus><LoggingEnabled><TargetBucket>l</TargetBucket></LoggingEnabled>"
            + "</BucketLoggingStatus>", false },
        // The old one, of which the new one is a part.
        { "PutBucketTagging", Tags("a=1"), Tags("a=1", "b=2"), false },
        { "PutBucketTagging", Tags("a=1", "b=2"), Tags("a=2", "b=1"), false },
        { "PutBucketTagging", Tags("a=1", "a=1"), Tags("a=1", "b=2"), false },
        { "PutBucketTagging", Tags("a=prod"), Tags("a=PROD"), false },
        { "PutBucketTagging", Tags("a="), Tags("a=1"), false },
        { "PutBucketLifecycleConfiguration", Lifecycle(Rule), Lifecycle(Rule + Rule.Replace(">a<", ">b<")), false },
        { "PutBucketLifecycleConfiguration", Lifecycle(Rule), Lifecycle(Rule.Replace("</Rule>", "<AbortIncompleteMultipartUpload>"
            + "<DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule>")), false },
        { "PutPublicAccessBlock", Block("<BlockPublicAcls>false</BlockPublicAcls>"),
            Block("<BlockPublicAcls>true</BlockPublicAcls>"), false },
        { "PutBucketPolicy", $"{{\"Statement\":[{{{Statement},\"Action\":\"s3:A\"}}]}}",
            $"{{\"Statement\":[{{{Statement},\"Action\":[\"s3:A\",\"s3:B\"]}}]}}", false },
        { "PutObjectRetention", Retention("2030-01-01T00:00:00Z"), Retention("2029-01-01T00:00:00Z"), false },
        { "PutBucketTagging", Tags("a=1"), null, false },
    };

    [Theory, MemberData(nameof(Settings))]
    public async Task What_was_set_is_what_the_store_has(string operation, string sent, string? stored, bool isSet) =>
        Assert.Equal(isSet ? null : S3Error.Unproven, await SetAsync(operation, sent, stored));

    [Theory]
    [InlineData("private", "", true)]
    [InlineData("private", "AllUsers READ", false)]
    [InlineData("public-read", "AllUsers READ", true)]
    [InlineData("public-read", "", false)]
    [InlineData("public-read", "AllUsers READ,AllUsers WRITE", false)]
    [InlineData("public-read-write", "AllUsers WRITE,AllUsers READ", true)]
    [InlineData("authenticated-read", "AuthenticatedUsers READ", true)]
    [InlineData("log-delivery-write", "", false)]
    public async Task A_word_for_access_is_seen_in_what_groups_may(string word, string groups, bool isSet)
    {
        string grants = string.Concat(groups.Split(',').Where(g => g.Length > 0).Select(g => g.Split(' ')).Select(g =>
            $"<Grant><Grantee><URI>http://acs.amazonaws.com/groups/global/{g[0]}</URI></Grantee><Permission>{g[1]}</Permission></Grant>"));
        string acl = "<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant><Grantee><ID>me</ID></Grantee>"
            + $"<Permission>FULL_CONTROL</Permission></Grant>{grants}</AccessControlList></AccessControlPolicy>";
        Assert.Equal(isSet ? null : S3Error.Unproven, await SetAsync("PutBucketAcl", "", acl, word));
    }

    [Theory]
    [InlineData("DeleteBucketTagging", null, true)]
    [InlineData("DeleteObjectTagging", "<Tagging><TagSet/></Tagging>", true)]
    [InlineData("DeleteObjectTagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>", false)]
    [InlineData("DeleteBucketCors", "<CORSConfiguration/>", true)]
    [InlineData("DeletePublicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>false</BlockPublicAcls>"
        + "</PublicAccessBlockConfiguration>", true)]
    [InlineData("DeletePublicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
        + "</PublicAccessBlockConfiguration>", false)]
    [InlineData("DeleteBucketAnalyticsConfiguration", null, true)]
    public async Task What_was_taken_away_is_not_there(string operation, string? stored, bool isGone) =>
        Assert.Equal(isGone ? null : S3Error.Unproven, await SetAsync(operation, "", stored));

    [Theory]
    [InlineData("ongoing-request=\"true\"", null)]
    [InlineData("ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2030 00:00:00 GMT\"", "UnprovenAnswer")]
    [InlineData(null, "UnprovenAnswer")]
    public async Task A_restore_is_under_way_when_the_version_says_so(string? header, string? code)
    {
        using var server = new ScriptedServer(request => request.Method == "POST" ? new Answer()
            : (request.Query.Contains("versionId=v1", StringComparison.Ordinal) && header is not null
                ? new Answer().With("x-amz-restore", header) : new Answer()).With("ETag", "\"e\""));
        S3Request restore = Routes.RestoreObject.For("b1", "k", "v1");
        Assert.Equal(code, (await Scripted.Client(server).SendAsync(restore, CancellationToken.None)).Error?.Code);
    }

    /// <summary>Services that stand in front of any web site give it headers that begin like a store's.</summary>
    [Theory, InlineData("x-amz-cf-id"), InlineData("x-amz-cf-pop"), InlineData("x-amz-apigw-id"), InlineData("x-amzn-requestid")]
    [InlineData("X-Amzn-Trace-Id"), InlineData("x-goog-iap-generated-response")]
    public async Task Who_stands_in_front_of_any_site_is_no_store(string header)
    {
        using var server = new ScriptedServer(new Answer().With(header, "1"));
        S3Answer answer = await Scripted.Client(server, attempts: 1).SendAsync(Routes.CreateBucket.For("b1"), CancellationToken.None);
        Assert.Equal(S3Error.Unproven, answer.Error?.Code);
    }

    private static async Task<string?> SetAsync(string operation, string sent, string? stored, string? acl = null)
    {
        Route route = Routes.Find(operation);
        using var server = new ScriptedServer(request => request.Method != "GET" ? new Answer()
            : route.Query.Any(p => p.Name == "id") && !request.Query.Contains("id=1", StringComparison.Ordinal) ? new Answer(200, Others)
            : stored is not null ? new Answer(200, stored)
            : Answer.Error(404, route.SubResource == "tagging" ? "NoSuchTagSet" : "NoSuchConfiguration"));
        S3Request request = route.Bind(static hole => hole switch { "Bucket" => "b1", "Key" => "k", _ => "1" });
        if (sent.Length > 0) request.Body = BytesBody.FromText(sent);
        request.Headers["x-amz-acl"] = acl;
        request.Force = true;
        return (await Scripted.Client(server, attempts: 1).SendAsync(request, CancellationToken.None)).Error?.Code;
    }

    private static string Tags(params string[] tags) => "<Tagging><TagSet>" + string.Concat(tags.Select(t => t.Split('='))
        .Select(t => $"<Tag><Key>{t[0]}</Key><Value>{t[1]}</Value></Tag>")) + "</TagSet></Tagging>";

    private static string Lifecycle(string rules) => $"<LifecycleConfiguration>{rules}</LifecycleConfiguration>";

    private static string Date(string date) => Rule.Replace("<Days>3</Days>", $"<Date>{date}</Date>");

    private static string Retention(string until) =>
        $"<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>{until}</RetainUntilDate></Retention>";

    private static string Block(string members) => $"<PublicAccessBlockConfiguration>{members}</PublicAccessBlockConfiguration>";

    private static string Versioning(string members) => $"<VersioningConfiguration>{members}</VersioningConfiguration>";
}
