using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Forms;

public sealed class PostObjectTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string AnyKey = """["starts-with","$key",""]""";

    [Fact]
    public async Task A_form_uploads()
    {
        Reply reply =
            await Post(AnyKey + """,["starts-with","$x-amz-meta-a",""],["eq","$Content-Type","text/f"]""", "f.txt",
                "data\r\n--not-the-boundary", ("key", "forms/é ${filename}"), ("Content-Type", "text/f"), ("x-amz-meta-a", "1"));
        Assert.Equal("204", reply.Code);
        Assert.Equal(fixture.Server.Url + "/bkt/forms/%C3%A9%20f.txt", reply["Location"]);
        Reply get = await fixture.Client.Get("/bkt/forms/%C3%A9%20f.txt");
        Assert.Equal(("data\r\n--not-the-boundary", "text/f", "1", reply.ETag),
            (get.Text, get["Content-Type"], get["x-amz-meta-a"], get.ETag));
    }

    [Fact]
    public async Task The_answer_is_as_the_form_wants_it()
    {
        Reply created =
            await Post(AnyKey + """,{"success_action_status":"201"}""", "f", "x", ("key", "status"), ("success_action_status", "201"));
        Assert.Equal((201, "status", "bkt", created.ETag),
            (created.Status, created.Value("Key"), created.Value("Bucket"), created.Value("ETag")));
        Assert.Equal("200",
            (await Post(AnyKey + """,["starts-with","$success_action_status",""]""", "f", "x", ("key", "k"),
                ("success_action_status", "200"))).Code);
        Assert.Equal("204",
            (await Post(AnyKey + """,["starts-with","$success_action_status",""]""", "f", "x", ("key", "k"),
                ("success_action_status", "299"))).Code);
        Reply redirected =
            await Post(AnyKey + """,["starts-with","$success_action_redirect",""]""", "f", "x", ("key", "a b"),
                ("success_action_redirect", "http://localhost/done?x=1"));
        Assert.Equal(303, redirected.Status);
        Assert.StartsWith("http://localhost/done?x=1&bucket=bkt&key=a%20b&etag=%22", redirected["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_and_access_come_with_the_form()
    {
        const string tagging = "<Tagging><TagSet><Tag><Key>a</Key><Value>1 2</Value></Tag></TagSet></Tagging>";
        Assert.Equal("204",
            (await Post(AnyKey + """,["starts-with","$tagging",""],{"acl":"public-read"}""", "f", "x", ("key", "tagged"),
                ("tagging", tagging), ("acl", "public-read"))).Code);
        Assert.Equal("1 2", (await fixture.Client.Get("/bkt/tagged?tagging")).Value("Value"));
        Assert.Equal(2, (await fixture.Client.Get("/bkt/tagged?acl")).Values("Permission").Length);
    }

    [Theory]
    [InlineData("""["content-length-range", 2, 4]""", "1", "400 EntityTooSmall")]
    [InlineData("""["content-length-range", 2, 4]""", "12", "204")]
    [InlineData("""["content-length-range", 2, 4]""", "1234", "204")]
    [InlineData("""["content-length-range", 2, 4]""", "12345", "400 EntityTooLarge")]
    [InlineData("""["content-length-range", 2, 4],["content-length-range", 0, 9]""", "1", "400 EntityTooSmall")]
    [InlineData("""["content-length-range", 2, 4],["content-length-range", 0, 9]""", "12345", "400 EntityTooLarge")]
    [InlineData("""["content-length-range", 0, 9],["content-length-range", 2, 4]""", "1", "400 EntityTooSmall")]
    [InlineData("""["content-length-range", 0, 9],["content-length-range", 2, 4]""", "12345", "400 EntityTooLarge")]
    [InlineData("""{"key":"other"}""", "12", "403 AccessDenied")]
    public async Task The_policy_is_kept(string condition, string data, string expected) =>
        Assert.Equal(expected, (await Post(AnyKey + "," + condition, "f", data, ("key", "k"))).Code);

    [Fact]
    public async Task The_policy_must_be_signed_and_in_time()
    {
        Assert.Equal("403 SignatureDoesNotMatch",
            (await Post(AnyKey, "f", "x", [("key", "k")], TestServer.Account with { SecretKey = "wrong" })).Code);
        Assert.Equal("403 InvalidAccessKeyId", (await Post(AnyKey, "f", "x", [("key", "k")], new Credentials("nobody", "x"))).Code);
        Assert.Equal("204",
            (await Post(AnyKey + """,["starts-with","$x-amz-security-token",""]""", "f", "x", [("key", "k")], TestServer.Guest)).Code);
        Reply expired = await Post(AnyKey, "f", "x", [("key", "k")], TestServer.Account, -1);
        Assert.Equal(("403 AccessDenied", "Invalid according to Policy: Policy expired."), (expired.Code, expired.Value("Message")));
    }

    [Fact]
    public async Task A_form_of_old_is_held_to_its_policy_too()
    {
        const string policy = """{"expiration":"2100-01-01T00:00:00Z","conditions":[{"bucket":"bkt"},["starts-with","$key","old/"]]}""";
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(policy));
        byte[] mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(TestServer.Account.SecretKey), Encoding.UTF8.GetBytes(encoded));
        Task<Reply> Upload(string key, string account, string signature) => Send(Form(
            [("key", key), ("AWSAccessKeyId", account), ("policy", encoded), ("signature", signature)], "f", "data"));

        string good = Convert.ToBase64String(mac), bad = Convert.ToBase64String(new byte[20]);
        Assert.Equal("204", (await Upload("old/k", TestServer.Account.AccessKey, good)).Code);
        Assert.Equal("data", (await fixture.Client.Get("/bkt/old/k")).Text);
        Assert.Equal("403 AccessDenied", (await Upload("new/k", TestServer.Account.AccessKey, good)).Code);
        Assert.Equal("403 SignatureDoesNotMatch", (await Upload("old/k", TestServer.Account.AccessKey, bad)).Code);
        Assert.Equal("403 SignatureDoesNotMatch", (await Upload("old/k", TestServer.Account.AccessKey, "")).Code);
        Assert.Equal("403 InvalidAccessKeyId", (await Upload("old/k", "nobody", good)).Code);
        Assert.Equal("403 InvalidAccessKeyId", (await Upload("old/k", TestServer.Guest.AccessKey, good)).Code);
    }

    [Fact]
    public async Task A_form_must_be_one()
    {
        Assert.Equal("400 InvalidArgument", (await Post(AnyKey, "f", "x")).Code);
        Assert.Equal("403 AccessDenied", (await Send(Form([("key", "k")], "f", "x"))).Code);
        Assert.Equal("400 InvalidArgument", (await Send("--B\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--B--")).Code);
        Assert.Equal("400 MalformedPOSTRequest", (await Send("nonsense")).Code);
        Assert.Equal("400 MaxMessageLengthExceeded", (await Send(Form([("key", new string('k', 21_000))], "f", "x"))).Code);
        Assert.Equal("405 MethodNotAllowed", (await fixture.Client.Post("/bkt", "x")).Code);
        Assert.Equal("400 InvalidArgument", (await Post(AnyKey, "f", "x", ("key", ""))).Code);
        Assert.Equal("400 InvalidArgument", (await Post(AnyKey, "", "x", ("key", "${filename}"))).Code);
        Assert.Equal("400 KeyTooLongError", (await Post(AnyKey, "f", "x", ("key", new string('k', 1025)))).Code);
    }

    private Task<Reply> Post(string conditions, string fileName, string data, params (string, string)[] fields) =>
        Post(conditions, fileName, data, fields, TestServer.Account);

    private Task<Reply> Post(string conditions, string fileName, string data, (string, string)[] fields, Credentials credentials,
        int minutes = 1)
    {
        var scope = new SigningScope(DateTimeOffset.UtcNow, "us-east-1", "s3");
        string expiration = DateTime.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        const string proof =
            """["starts-with","$x-amz-credential",""],["starts-with","$x-amz-algorithm",""],["starts-with","$x-amz-date",""]""";
        string policy = $$"""{"expiration":"{{expiration}}","conditions":[{"bucket":"bkt"},{{proof}},{{conditions}}]}""";
        return Send(Form(fields.Concat(PostPolicy.Sign(policy, credentials, scope).Select(f => (f.Key, f.Value))), fileName, data));
    }

    private static string Form(IEnumerable<(string Name, string Value)> fields, string fileName, string data) =>
        string.Concat(fields.Select(f => $"--B\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n"))
        + $"--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\dir\\{fileName}\"\r\nContent-Type: "
            + $"x/y\r\n\r\n{data}\r\n--B\r\nContent-Disposition: form-data; name=\"submit\"\r\n\r\nafter the file\r\n--B--\r\n";

    private Task<Reply> Send(string form) => fixture.Client.Send(
        fixture.Client.Request("POST", "/bkt", new BytesBody(Encoding.UTF8.GetBytes(form)),
            ("Content-Type", "multipart/form-data; boundary=B")), Authorization.None);
}
