using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Local.Tests.Auth;

/// <summary>Links of Signature Version 2, whose signature covers only some parameters.</summary>
public sealed class OldLinkTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("GET", "/bkt", "")]
    [InlineData("GET", "/bkt", "&list-type=2&prefix=a")]
    [InlineData("PUT", "/bkt/by-old-link", "")]
    [InlineData("PUT", "/bkt/by-old-link", "&x-id=PutObject")]
    public async Task A_link_does_what_it_is_for(string method, string path, string more) =>
        Assert.Equal("200", (await Follow(method, path, more)).Code);

    [Theory]
    [InlineData("PUT", "publicAccessBlock", "<PublicAccessBlockConfiguration/>")]
    [InlineData("PUT", "ownershipControls", "<OwnershipControls/>")]
    [InlineData("PUT", "encryption", "<ServerSideEncryptionConfiguration/>")]
    [InlineData("PUT", "intelligent-tiering&id=a", "<IntelligentTieringConfiguration><Id>a</Id></IntelligentTieringConfiguration>")]
    [InlineData("PUT", "abac", "<AbacStatus/>")]
    [InlineData("GET", "policyStatus", "")]
    [InlineData("GET", "ownershipControls", "")]
    [InlineData("GET", "%6FwnershipControls", "")]
    [InlineData("DELETE", "encryption", "")]
    public async Task A_parameter_that_is_not_covered_makes_no_other_operation_of_it(string method, string sub, string document)
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("403 AccessDenied", (await Follow(method, "/" + bucket, "&" + sub, document)).Code);
        Assert.NotEqual(200, (await Client.Get($"/{bucket}?publicAccessBlock")).Status);
        Assert.Equal(200, (await Client.Get("/" + bucket)).Status);
    }

    [Theory]
    [InlineData("acl")]
    [InlineData("versioning")]
    [InlineData("uploads")]
    public async Task A_parameter_that_is_covered_breaks_the_signature(string sub) =>
        Assert.Equal("403 SignatureDoesNotMatch", (await Follow("GET", "/bkt", "&" + sub)).Code);

    [Fact]
    public async Task An_object_gives_its_attributes_to_no_such_link() =>
        Assert.Equal("403 AccessDenied", (await Follow("GET", "/bkt/k", "&attributes")).Code);

    /// <summary>Uses a link to a path with parameters that came to it later.</summary>
    private Task<Reply> Follow(string method, string path, string more, string body = "")
    {
        string expires = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] text = Encoding.UTF8.GetBytes($"{method}\n\n\n{expires}\n{path}");
        string signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(TestServer.Account.SecretKey), text));
        string query = $"AWSAccessKeyId={PercentEncoding.Encode(TestServer.Account.AccessKey)}&Expires={expires}"
            + $"&Signature={PercentEncoding.Encode(signature)}{more}";
        return Client.Send(Client.Request(method, $"{path}?{query}", BytesBody.FromText(body)), Authorization.None);
    }
}
