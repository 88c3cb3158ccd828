using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Buckets;

public sealed class ConfigurationTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Ns = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private const string Everybody = "http://acs.amazonaws.com/groups/global/AllUsers";

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("cors", "CORSConfiguration", "404 NoSuchCORSConfiguration", true)]
    [InlineData("encryption", "ServerSideEncryptionConfiguration", "404 ServerSideEncryptionConfigurationNotFoundError", true)]
    [InlineData("lifecycle", "LifecycleConfiguration", "404 NoSuchLifecycleConfiguration", true)]
    [InlineData("ownershipControls", "OwnershipControls", "404 OwnershipControlsNotFoundError", true)]
    [InlineData("publicAccessBlock", "PublicAccessBlockConfiguration", "404 NoSuchPublicAccessBlockConfiguration", true)]
    [InlineData("replication", "ReplicationConfiguration", "404 ReplicationConfigurationNotFoundError", true)]
    [InlineData("website", "WebsiteConfiguration", "404 NoSuchWebsiteConfiguration", true)]
    [InlineData("abac", "AbacStatus", "200", false)]
    [InlineData("accelerate", "AccelerateConfiguration", "200", false)]
    [InlineData("logging", "BucketLoggingStatus", "200", false)]
    [InlineData("notification", "NotificationConfiguration", "200", false)]
    [InlineData("requestPayment", "RequestPaymentConfiguration", "200", false)]
    public async Task A_configuration_comes_back_as_it_was_set(string name, string root, string unset, bool canDelete)
    {
        string bucket = await fixture.NewBucket();
        Reply before = await Client.Get($"/{bucket}?{name}");
        Assert.Equal(unset, before.Code);
        if (unset == "200") Assert.Equal(root, before.Xml.Name.LocalName);
        string rule = name switch
        {
            "lifecycle" => "<Rule><ID>é</ID><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule>",
            "cors" => "<CORSRule><ID>é</ID><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>",
            "ownershipControls" => "<Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule>",
            "encryption" => "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>"
                + "<KMSMasterKeyID>é</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule>",
            "publicAccessBlock" => "<BlockPublicAcls>true</BlockPublicAcls>",
            "website" => "<IndexDocument><Suffix>é</Suffix></IndexDocument>",
            "accelerate" => "<Status>Suspended</Status>",
            "requestPayment" => "<Payer>Requester</Payer>",
            "notification" => "<TopicConfiguration><Id>é</Id><Event>s3:ObjectCreated:*</Event></TopicConfiguration>",
            _ => "<Rule>é &amp; </Rule>",
        };
        const string enabled = $"<VersioningConfiguration {Ns}><Status>Enabled</Status></VersioningConfiguration>";
        if (name == "replication") await Client.Put($"/{bucket}?versioning", enabled);
        string document = $"<?xml version=\"1.0\"?>\n<{root} {Ns}>\n  {rule}<!-- kept -->\n</{root}>";
        Assert.Equal("200", (await Client.Put($"/{bucket}?{name}", document)).Code);
        fixture.Server.Restart();
        Assert.Equal(document, (await Client.Get($"/{bucket}?{name}")).Text);
        Assert.Equal("400 MalformedXML", (await Client.Put($"/{bucket}?{name}", "<Wrong/>")).Code);
        Assert.Equal(canDelete ? "204" : "405 MethodNotAllowed", (await Client.Delete($"/{bucket}?{name}")).Code);
        if (canDelete) Assert.Equal(unset, (await Client.Get($"/{bucket}?{name}")).Code);
    }

    [Theory]
    [InlineData("encryption", "", "400 MalformedXML")]
    [InlineData("encryption", "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>rot13</SSEAlgorithm>"
        + "</ApplyServerSideEncryptionByDefault></Rule>", "400 MalformedXML")]
    [InlineData("encryption", "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
        + "<KMSMasterKeyID>k</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule>", "400 InvalidArgument")]
    [InlineData("encryption", "<Rule><BucketKeyEnabled>true</BucketKeyEnabled></Rule>", "200")]
    [InlineData("notification", "<QueueConfiguration><Event>s3:Nope</Event></QueueConfiguration>", "400 InvalidArgument")]
    [InlineData("notification", "<QueueConfiguration><Event>ObjectCreated:*</Event></QueueConfiguration>", "400 InvalidArgument")]
    [InlineData("notification", "<QueueConfiguration><Event>s3:ObjectAcl:Put</Event></QueueConfiguration>", "200")]
    [InlineData("notification", "<EventBridgeConfiguration/>", "200")]
    [InlineData("replication", "<Role>r</Role>", "400 InvalidRequest")]
    [InlineData("website", "", "400 InvalidArgument")]
    [InlineData("website", "<IndexDocument><Suffix>a/b</Suffix></IndexDocument>", "400 InvalidArgument")]
    [InlineData("website", "<RedirectAllRequestsTo><HostName>h</HostName></RedirectAllRequestsTo>", "200")]
    [InlineData("accelerate", "<Status>on</Status>", "400 MalformedXML")]
    [InlineData("requestPayment", "<Payer>Nobody</Payer>", "400 MalformedXML")]
    [InlineData("publicAccessBlock", "<BlockPublicAcls>maybe</BlockPublicAcls>", "400 MalformedXML")]
    public async Task A_configuration_is_held_to_the_rules(string name, string content, string expected)
    {
        string bucket = await fixture.NewBucket();
        string root = name switch
        {
            "encryption" => "ServerSideEncryptionConfiguration",
            "accelerate" => "AccelerateConfiguration",
            "publicAccessBlock" => "PublicAccessBlockConfiguration",
            "requestPayment" => "RequestPaymentConfiguration",
            _ => char.ToUpperInvariant(name[0]) + name[1..] + "Configuration",
        };
        Assert.Equal(expected, (await Client.Put($"/{bucket}?{name}", $"<{root} {Ns}>{content}</{root}>")).Code);
    }

    [Theory]
    [InlineData("analytics", "AnalyticsConfiguration", "ListBucketAnalyticsConfigurationResult")]
    [InlineData("intelligent-tiering", "IntelligentTieringConfiguration", "ListBucketIntelligentTieringConfigurationsOutput")]
    [InlineData("inventory", "InventoryConfiguration", "ListInventoryConfigurationsResult")]
    [InlineData("metrics", "MetricsConfiguration", "ListMetricsConfigurationsResult")]
    public async Task Of_some_there_are_several(string name, string root, string listRoot)
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("404 NoSuchConfiguration", (await Client.Get($"/{bucket}?{name}&id=one")).Code);
        Assert.Equal(listRoot, (await Client.Get($"/{bucket}?{name}")).Xml.Name.LocalName);
        foreach (string id in new[] { "two", "one" })
            Assert.Equal("200", (await Client.Put($"/{bucket}?{name}&id={id}", $"<{root} {Ns}><Id>{id}</Id></{root}>")).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Put($"/{bucket}?{name}&id=one", $"<{root}><Id>other</Id></{root}>")).Code);
        Assert.Equal("one", (await Client.Get($"/{bucket}?{name}&id=one")).Value("Id"));
        Reply list = await Client.Get($"/{bucket}?{name}");
        Assert.Equal(["one", "two"], list.Values("Id"));
        Assert.Equal(2, list.Xml.Elements().Count(e => e.Name.LocalName == root));
        Assert.Equal("204", (await Client.Delete($"/{bucket}?{name}&id=one")).Code);
        Assert.Equal(["two"], (await Client.Get($"/{bucket}?{name}")).Values("Id"));
        Assert.Equal("404 NoSuchConfiguration", (await Client.Delete($"/{bucket}?{name}&id=one")).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Delete($"/{bucket}?{name}")).Code);
    }

    [Fact]
    public async Task Tags_of_a_bucket()
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("404 NoSuchTagSet", (await Client.Get($"/{bucket}?tagging")).Code);
        Assert.Equal("204",
            (await Client.Put($"/{bucket}?tagging",
                $"<Tagging {Ns}><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>")).Code);
        Assert.Equal("a", (await Client.Get($"/{bucket}?tagging")).Value("Key"));
        Assert.Equal("204", (await Client.Delete($"/{bucket}?tagging")).Code);
        Assert.Equal("404 NoSuchTagSet", (await Client.Get($"/{bucket}?tagging")).Code);
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*",WHAT}]}""", "true")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["123456789012","*"]},WHAT}}""", "true")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*",WHAT},{"Effect":"Allow","Principal":{"AWS":"123456789012"},WHAT}]}""",
        "false")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*",WHAT,"Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}""",
        "false")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*",WHAT,"Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/7"}}}]}""",
        "true")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*",WHAT,"Condition":{"StringLike":{"aws:userid":"A*"}}}]}""", "true")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*",WHAT,"Condition":{"StringEquals":{"aws:userid":"A"}}}]}""", "false")]
    public async Task A_policy_is_JSON_and_public_or_not(string policy, string isPublic)
    {
        string bucket = await fixture.NewBucket();
        policy = policy.Replace("WHAT", $"\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::{bucket}/*\"");
        Assert.Equal("404 NoSuchBucketPolicy", (await Client.Get($"/{bucket}?policy")).Code);
        Assert.Equal("404 NoSuchBucketPolicy", (await Client.Get($"/{bucket}?policyStatus")).Code);
        Assert.Equal("204", (await Client.Put($"/{bucket}?policy", policy)).Code);
        Reply stored = await Client.Get($"/{bucket}?policy");
        Assert.Equal((policy, "application/json"), (stored.Text, stored["Content-Type"]));
        Assert.Equal(isPublic, (await Client.Get($"/{bucket}?policyStatus")).Value("IsPublic"));
        foreach (string nonsense in new[] { "", "[]", "nonsense", " {" })
            Assert.Equal("400 MalformedPolicy", (await Client.Put($"/{bucket}?policy", nonsense)).Code);
        Assert.Equal("204", (await Client.Delete($"/{bucket}?policy")).Code);
        Assert.Equal("404 NoSuchBucketPolicy", (await Client.Get($"/{bucket}?policy")).Code);
    }

    [Theory]
    [InlineData("private", "FULL_CONTROL")]
    [InlineData("public-read", "FULL_CONTROL,READ")]
    [InlineData("public-read-write", "FULL_CONTROL,READ,WRITE")]
    [InlineData("authenticated-read", "FULL_CONTROL,READ")]
    public async Task Canned_access_becomes_a_document(string canned, string permissions)
    {
        foreach (string target in new[] { "/bkt", "/bkt/acl-of" })
        {
            if (target != "/bkt") await Client.Put(target, "x");
            Assert.Equal("200", (await Client.Put(target + "?acl", "", ("x-amz-acl", canned))).Code);
            Assert.Equal(permissions, string.Join(",", (await Client.Get(target + "?acl")).Values("Permission")));
        }
    }

    [Fact]
    public async Task Access_by_grants_and_by_document()
    {
        Assert.Equal("FULL_CONTROL", (await Client.Get($"/{await fixture.NewBucket()}?acl")).Value("Permission"));
        Assert.Equal("200",
            (await Client.Put("/bkt?acl", "", ("x-amz-grant-read", $"uri=\"{Everybody}\", id=\"{Owner.Local.Id}\""),
                ("x-amz-grant-write-acp", $"id={Owner.Local.Id}"))).Code);
        Assert.Equal(["READ", "READ", "WRITE_ACP"], (await Client.Get("/bkt?acl")).Values("Permission"));
        foreach (string stranger in new[] { "id=someone", "uri=http://group" })
            Assert.Equal("400 InvalidArgument", (await Client.Put("/bkt?acl", "", ("x-amz-grant-read", stranger))).Code);
        Assert.Equal("400 UnresolvableGrantByEmailAddress",
            (await Client.Put("/bkt?acl", "", ("x-amz-grant-read", "emailAddress=a@b"))).Code);
        string document = $"<AccessControlPolicy {Ns}><Owner><ID>{Owner.Local.Id}</ID></Owner><AccessControlList/></AccessControlPolicy>";
        Assert.Equal("200", (await Client.Put("/bkt?acl", document)).Code);
        Assert.Empty((await Client.Get("/bkt?acl")).Values("Permission"));
        Assert.Equal("403 AccessDenied", (await Client.Put("/bkt?acl", document.Replace(Owner.Local.Id, "somebody"))).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Put("/bkt?acl", "", ("x-amz-acl", "everybody"))).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Put("/bkt?acl", "", ("x-amz-grant-read", "someone"))).Code);
        Assert.Equal("400 InvalidRequest",
            (await Client.Put("/bkt?acl", "", ("x-amz-acl", "private"), ("x-amz-grant-read", "id=" + Owner.Local.Id))).Code);
        Assert.Equal("400 MalformedACLError", (await Client.Put("/bkt?acl", "<AccessControlPolicy/>")).Code);
        Assert.Equal("400 MissingRequestBodyError", (await Client.Put("/bkt?acl")).Code);
        Assert.Equal("200", (await Client.Put("/bkt/granted", "x", ("x-amz-acl", "public-read"))).Code);
        Assert.Equal(2, (await Client.Get("/bkt/granted?acl")).Values("Permission").Length);
    }

    [Fact]
    public async Task A_sub_resource_that_nobody_knows_is_not_ignored()
    {
        await Client.Put("/bkt/known", "x");
        foreach (string method in new[] { "GET", "PUT", "DELETE" })
        {
            Assert.Equal("501 NotImplemented", (await Client.Send(method, "/bkt?nonsense", null)).Code);
            Assert.Equal("501 NotImplemented", (await Client.Send(method, "/bkt/known?nonsense", null)).Code);
        }
        Assert.Equal("x", (await Client.Get("/bkt/known?tracking=1")).Text);
    }
}
