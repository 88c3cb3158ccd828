using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>Errors as stores are known to word them, and what users are told to set.</summary>
public sealed class HintTests
{
    // Provider, code, the store's message, a piece of the hint; then settings and the region that the store names.
    public static TheoryData<string, string, string, string, string, string> Known => new()
    {
        { "R2", "NotImplemented", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER not implemented", "set ChunkedBodies to None", "", "" },
        { "OSS", "InvalidArgument", "aws-chunked encoding is not supported with the specified x-amz-content-sha256 value",
            "set ChunkedBodies to None", "", "" },
        { "Other", "InvalidRequest", "trailing checksum is not supported", "set ChunkedBodies to None", "", "" },
        { "R2", "NotImplemented", "Header 'x-amz-checksum-crc32' with value 'x' not implemented", "set ChecksumMode to Never", "", "" },
        { "B2", "InvalidArgument", "Unsupported header 'x-amz-sdk-checksum-algorithm'", "set ChecksumMode to Never", "", "" },
        { "Ceph", "XAmzContentSHA256Mismatch", "", "set ChunkedBodies to None and, over https, PayloadSigning to Unsigned", "", "" },
        { "Other", "BadDigest", "The Content-SHA256 you specified did not match what we received", "set PayloadSigning to Signed", "", "" },
        { "Ceph", "MissingContentLength", "", "set ChunkedBodies to None", "", "" },
        { "MinIO", "MissingContentMD5", "", "set ContentMD5 to true", "ContentMD5=false", "" },
        { "OCI", "InvalidRequest", "Missing required header for this request: Content-MD5", "set ContentMD5 to true", "ContentMD5=false",
            "" },
        { "Other", "BucketNotEmpty", "", "delete markers and unfinished uploads count", "", "" },
        { "AWS", "AuthorizationHeaderMalformed", "the region is wrong", "Set the connection's Region to 'eu-x'.", "", "eu-x" },
        { "Garage", "AuthorizationHeaderMalformed", "unexpected scope", "does not know the region 'garage'", "", "" },
        { "AWS", "PermanentRedirect", "must be addressed elsewhere", "set the connection's Url to that of its region", "", "" },
        { "AWS", "InvalidLocationConstraint", "", "name its location", "", "" },
        { "OSS", "SecondLevelDomainForbidden", "", "set Addressing to VirtualHosted", "", "" },
        { "Other", "VirtualHostDomainRequired", "", "set Addressing to VirtualHosted", "", "" },
        { "Cells", "SignatureDoesNotMatch", "", "gatewaysecret", "", "" },
        { "Cells", "UnauthorizedAccess", "", "sign in again, or make", "", "" },
        { "Wasabi", "SignatureDoesNotMatch", "", "Check the secret key and the Region ('us-east-1')", "", "" },
        { "AWS", "ExpiredToken", "", "see CredentialProcess, CredentialScript, AwsProfile and RoleArn", "", "" },
        { "AWS", "RequestTimeTooSkewed", "", "Set the clock", "", "" },
        { "Wasabi", "AuthenticationLockout", "", "wait and check them", "", "" },
        { "AWS", "BucketAlreadyOwnedByYou", "", "It is yours", "", "" },
        { "Ceph", "BucketAlreadyExists", "", "Ceph RGW says so of a bucket that is yours, too", "", "" },
        { "GCS", "BucketNameUnavailable", "", "Google says so of every name that is taken", "", "" },
        { "Cells", "NoSuchBucket", "", "buckets io and data", "", "" },
        { "Cells", "NotImplemented", "", "neither tags", "", "" },
        { "Cells", "QuotaExceeded", "", "workspace is full", "", "" },
        { "R2", "InvalidPart", "All non-trailing parts must have the same length.", "all parts but the last of one length", "", "" },
        { "Other", "EntityTooSmall", "", "set MinPartSize", "", "" },
        { "B2", "InvalidArgument", "Unsupported value for canned acl 'authenticated-read'", "private and public-read", "", "" },
        { "Wasabi", "RequestRateLimitExceeded", "", "lower Parallel", "", "" },
        { "Other", "NotS3", "", "that of the store's S3 API", "", "" },
    };

    [Theory]
    [InlineData("http://127.0.0.1:9001", "MinIO's console, and S3 is at port 9000: set the connection's Url to http://127.0.0.1:9000.")]
    [InlineData("https://c.example:8443", "Ceph's dashboard, and S3 is at port 7480: set the connection's Url to https://c.example:7480.")]
    [InlineData("http://[::1]:3903", "set the connection's Url to http://[::1]:3900.")]
    [InlineData("http://127.0.0.1:9000", "Set the connection's Url to that of the store's S3 API.")]
    public void A_console_is_known_by_its_port(string url, string expected)
    {
        var settings = new ConnectionSettings("test") { ["Url"] = url, ["AccessKey"] = "a", ["SecretKey"] = "s" };
        S3Connection connection = S3Connection.Create(settings);
        Assert.EndsWith(expected, Hint.For(new S3Error(WebPage.Code, "A web page answered.", null, null), connection),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Known))]
    public async Task Say_what_to_set(string provider, string code, string message, string expected, string setting, string region) =>
        Assert.Contains(expected, await HintAsync(provider, code, message, setting, region), StringComparison.Ordinal);

    [Fact]
    public void Each_hint_has_its_example()
    {
        var examples = Known.Select(k => (k.Data.Item1, k.Data.Item2, k.Data.Item3, k.Data.Item5, k.Data.Item6)).ToList();
        IEnumerable<string> shown = examples.Select(e => Hints.Table.First(h => h.Says == Template(e))).Select(h => h.Says);
        // What a redirect names is another test's, and so is a console's port.
        Assert.Empty(Hints.Table.Select(h => h.Says).Where(s => !s.Contains("{url}", StringComparison.Ordinal) && s != "{console}")
            .Except(shown));
    }

    [Theory]
    [InlineData("Other", "BucketAlreadyExists")]
    [InlineData("AWS", "NotImplemented")]
    [InlineData("AWS", "NoSuchBucket")]
    [InlineData("Wasabi", "AccessDenied")]
    public async Task Nothing_is_said_where_nothing_is_known(string provider, string code) =>
        Assert.Equal("", await HintAsync(provider, code, "", "", ""));

    private static string Template((string Provider, string Code, string Message, string Setting, string Region) example)
    {
        S3Connection connection = Connect("http://h", example.Provider, example.Setting);
        var error = new S3Error(example.Code, example.Message, null, example.Region.Length == 0 ? null : example.Region);
        string hint = Hint.For(error, connection)!;
        return Hints.Table.First(h =>
            h.Says.Replace("{region}", error.Region, StringComparison.Ordinal)
                .Replace("{connection}", connection.Region, StringComparison.Ordinal)
                    .Replace("{provider}", connection.Provider.Title, StringComparison.Ordinal) == hint).Says;
    }

    private static async Task<string> HintAsync(string provider, string code, string message, string setting, string region)
    {
        string place = region.Length == 0 ? "" : $"<Region>{region}</Region>";
        using var server = new ScriptedServer(new Answer(400, $"<Error><Code>{code}</Code><Message>{message}</Message>{place}</Error>"));
        S3Answer answer = await new S3Client(Connect(server.Url, provider, setting) with { MaxAttempts = 1 })
            .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        return answer.Error!.Hint ?? "";
    }

    private static S3Connection Connect(string url, string provider, string setting)
    {
        var settings = new ConnectionSettings("test") { ["Url"] = url, ["Provider"] = provider, ["AccessKey"] = "a", ["SecretKey"] = "s" };
        if (setting.Length > 0) settings[setting.Split('=')[0]] = setting.Split('=')[1];
        return S3Connection.Create(settings);
    }
}
