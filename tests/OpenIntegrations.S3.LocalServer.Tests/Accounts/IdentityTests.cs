using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;

namespace OpenIntegrations.S3.Local.Tests.Accounts;

public sealed class IdentityTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestServer Server => fixture.Server;

    [Fact]
    public void A_name_has_the_same_id_everywhere_and_no_other_has_it()
    {
        var again = LocalIdentity.Parse("alice:another-key:another");
        Assert.Equal((TestServer.Alice.Id, TestServer.Alice.AccountId), (again.Id, again.AccountId));
        Assert.NotEqual(TestServer.Alice.Id, TestServer.Bob.Id);
        Assert.NotEqual(TestServer.Alice.AccountId, TestServer.Bob.AccountId);
        Assert.Equal("alice:secret", TestServer.Alice.Keys.SecretKey);
        Assert.Equal($"arn:aws:iam::{again.AccountId}:user/alice", again.Arn);
        Assert.Equal("000000000000", LocalIdentity.Parse("local:k:s").AccountId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("alice:key")]
    [InlineData("alice::secret")]
    [InlineData(":key:secret")]
    [InlineData("a/b:key:secret")]
    [InlineData("a\nb:key:secret")]
    public void A_text_that_is_no_identity(string text) => Assert.Throws<ArgumentException>(() => LocalIdentity.Parse(text));

    [Fact]
    public void Two_cannot_have_one_key()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N"));
        var options = new LocalServerOptions { Folder = folder, Identities = [LocalIdentity.Parse("eve:local:x")] };
        Assert.Throws<ArgumentException>(() => LocalServer.Start(options).Dispose());
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Everybody_sees_his_own_buckets()
    {
        Assert.Equal("200", (await Server.Of(TestServer.Alice).Put("/alices-own")).Code);
        Assert.Equal("200", (await Server.Of(TestServer.Bob).Put("/bobs-own")).Code);
        Server.Restart();
        Reply alices = await Server.Of(TestServer.Alice).Get("/");
        Assert.Equal(["alices-own"], alices.Values("Name").Where(n => n.EndsWith("-own", StringComparison.Ordinal)));
        Assert.Equal((TestServer.Alice.Id, "alice"), (alices.Value("ID"), alices.Value("DisplayName")));
        Assert.DoesNotContain("alices-own", (await Server.Client.Get("/")).Values("Name"));
        Assert.Equal("409 BucketAlreadyExists", (await Server.Of(TestServer.Bob).Put("/alices-own")).Code);
        Assert.Equal("200", (await Server.Of(TestServer.Alice).Put("/alices-own")).Code);
        Assert.Equal("403 AccessDenied", (await Server.Of(TestServer.Bob).Delete("/alices-own")).Code);
        Assert.Equal("204", (await Server.Of(TestServer.Alice).Delete("/alices-own")).Code);
    }

    [Fact]
    public async Task All_keys_without_a_name_are_one_owner()
    {
        var guest = new TestClient(Server.Url, TestServer.Guest, Server.Region);
        Assert.Equal("200", (await Server.Client.Put("/bkt/mine", "x")).Code);
        Assert.Equal("x", (await guest.Get("/bkt/mine")).Text);
        Assert.Contains("bkt", (await guest.Get("/")).Values("Name"));
    }

    [Theory]
    [InlineData("alice", "200")]
    [InlineData("bob", "403 AccessDenied")]
    public async Task A_client_may_say_whose_a_bucket_must_be(string expected, string code)
    {
        LocalIdentity owner = expected == "alice" ? TestServer.Alice : TestServer.Bob;
        string bucket = "expected-" + expected;
        Assert.Equal("200", (await Server.Of(TestServer.Alice).Put("/" + bucket)).Code);
        Assert.Equal(code,
            (await Server.Of(TestServer.Alice).Put($"/{bucket}/k", "x", ("x-amz-expected-bucket-owner", owner.AccountId))).Code);
        Assert.Equal("200", (await Server.Of(TestServer.Alice).Put($"/{bucket}/source", "x")).Code);
        Assert.Equal(code, (await Server.Of(TestServer.Alice).Put($"/{bucket}/copy", "", ("x-amz-copy-source", $"/{bucket}/source"),
            ("x-amz-source-expected-bucket-owner", owner.AccountId))).Code);
    }

    [Fact]
    public async Task A_key_needs_its_own_secret()
    {
        var mixed = new TestClient(Server.Url, new Credentials(TestServer.Alice.Keys.AccessKey, TestServer.Bob.Keys.SecretKey),
            Server.Region);
        Assert.Equal("403 SignatureDoesNotMatch", (await mixed.Get("/")).Code);
    }
}
