using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Tests.Access;

/// <summary>What belongs to somebody is nobody else's, in every operation that there is.</summary>
public sealed class GateTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Bucket = "alices";
    private const string Deletion = "<Delete><Object><Key>k</Key></Object></Delete>";

    public static TheoryData<string, string, string> Operations =>
        [.. Routes.All.Where(r => r.Permission != Permission.SignedIn).Select(r => (r.Method, r.Level.ToString(), r.SubResource))];

    private TestServer Server => fixture.Server;

    private TestClient Alice => Server.Of(TestServer.Alice);

    [Theory, MemberData(nameof(Operations))]
    public async Task A_stranger_may_nothing(string method, string level, string subResource)
    {
        await Alice.Put("/" + Bucket);
        await Alice.Put($"/{Bucket}/k", "secret");
        string uploadId = await Alice.Begin($"/{Bucket}/k");
        string target = "/" + Bucket + (level == nameof(Level.Object) ? "/k" : "") + (subResource.Length == 0 ? "" : "?" + subResource)
            + (subResource == "uploadId" ? "=" + uploadId + "&partNumber=1" : "");
        string body = subResource == "delete" ? Deletion : "";
        foreach (bool signs in new[] { true, false })
        {
            TestClient bob = Server.Of(TestServer.Bob);
            WireRequest request = bob.Request(method, target, BytesBody.FromText(body),
                subResource == "delete" ? [("Content-MD5", Hash.Md5Base64(Encoding.UTF8.GetBytes(Deletion)))] : []);
            Reply reply = signs ? await bob.Send(request, new Aws4Authorization(TestServer.Bob.Keys, Server.Region, "s3"))
                : await bob.Send(request, Authorization.None);
            if (subResource == "delete") Assert.Equal("AccessDenied", reply.Value("Code"));
            else Assert.Equal(method == "HEAD" ? "403" : "403 AccessDenied", reply.Code);
        }
        Assert.Equal("secret", (await Alice.Get($"/{Bucket}/k")).Text);
        await Alice.Delete($"/{Bucket}/k?uploadId={uploadId}");
    }

    [Fact]
    public async Task Who_does_not_sign_can_make_nothing_and_list_nothing()
    {
        Assert.Equal("403 AccessDenied", (await Server.Client.Bare("GET", "/")).Code);
        Assert.Equal("403 AccessDenied", (await Server.Client.Bare("PUT", "/nobodys")).Code);
        Assert.Equal("404 NoSuchBucket", (await Server.Client.Bare("GET", "/not-there/k")).Code);
    }

    [Fact]
    public async Task A_copy_needs_the_right_to_read()
    {
        await Alice.Put("/" + Bucket);
        await Alice.Put($"/{Bucket}/source", "secret");
        TestClient bob = Server.Of(TestServer.Bob);
        await bob.Put("/bobs");
        Assert.Equal("403 AccessDenied", (await bob.Put("/bobs/copy", "", ("x-amz-copy-source", $"/{Bucket}/source"))).Code);
        string uploadId = await bob.Begin("/bobs/copy");
        Assert.Equal("403 AccessDenied",
            (await bob.Put($"/bobs/copy?partNumber=1&uploadId={uploadId}", "", ("x-amz-copy-source", $"/{Bucket}/source"))).Code);
        Assert.Equal("403 AccessDenied", (await bob.Put("/bobs/copy", "", ("x-amz-copy-source", $"/{Bucket}/missing"))).Code);
    }

    [Fact]
    public async Task A_link_has_the_rights_of_who_made_it()
    {
        await Alice.Put("/" + Bucket);
        await Alice.Put($"/{Bucket}/linked", "secret");
        Assert.Equal("403 AccessDenied", (await Linked(TestServer.Bob)).Code);
        Assert.Equal("secret", (await Linked(TestServer.Alice)).Text);
    }

    private Task<Reply> Linked(LocalIdentity signer)
    {
        WireRequest request = Alice.Request("GET", $"/{Bucket}/linked");
        PresignedQuery.Sign(request, signer.Keys, new SigningScope(DateTimeOffset.UtcNow, Server.Region, "s3"), TimeSpan.FromMinutes(1));
        return Alice.Send(request, Authorization.None);
    }
}
