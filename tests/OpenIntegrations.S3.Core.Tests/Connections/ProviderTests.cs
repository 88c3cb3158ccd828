using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Connections;

public sealed class ProviderTests
{
    private const long MiB = 1024 * 1024;

    public static TheoryData<string> Traits => new(Trait.All.Select(t => t.Name));

    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com", "AWS", "eu-west-1")]
    [InlineData("s3.amazonaws.com", "AWS", "us-east-1")]
    [InlineData("s3-us-west-2.amazonaws.com", "AWS", "us-west-2")]
    [InlineData("s3-fips.us-gov-west-1.amazonaws.com", "AWS", "us-gov-west-1")]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com", "AWS", "eu-west-1")]
    [InlineData("s3.cn-north-1.amazonaws.com.cn", "AWS", "cn-north-1")]
    [InlineData("s3.cn-northwest-1.amazonaws.com.cn", "AWS", "cn-northwest-1")]
    [InlineData("s3.dualstack.cn-north-1.amazonaws.com.cn", "AWS", "cn-north-1")]
    [InlineData("s3.eusc-de-east-1.amazonaws.eu", "AWS", "eusc-de-east-1")]
    [InlineData("s3.us-iso-east-1.c2s.ic.gov", "AWS", "us-iso-east-1")]
    [InlineData("s3.us-isob-east-1.sc2s.sgov.gov", "AWS", "us-isob-east-1")]
    [InlineData("s3.eu-isoe-west-1.cloud.adc-e.uk", "AWS", "eu-isoe-west-1")]
    [InlineData("s3.us-isof-south-1.csp.hci.ic.gov", "AWS", "us-isof-south-1")]
    [InlineData("s3-fips.ca-central-1.amazonaws.com", "AWS", "ca-central-1")]
    [InlineData("s3-fips.dualstack.us-gov-east-1.amazonaws.com", "AWS", "us-gov-east-1")]
    [InlineData("s3-accelerate.amazonaws.com", "AWS", "us-east-1")]
    [InlineData("s3-accelerate.dualstack.amazonaws.com", "AWS", "us-east-1")]
    [InlineData("s3-external-1.amazonaws.com", "AWS", "us-east-1")]
    [InlineData("bucket.vpce-1a2b.s3.us-east-2.vpce.amazonaws.com", "AWS", "us-east-2")]
    [InlineData("s3.us-west-004.backblazeb2.com", "B2", "us-west-004")]
    [InlineData("acc.r2.cloudflarestorage.com", "R2", "auto")]
    [InlineData("acc.eu.r2.cloudflarestorage.com", "R2", "auto")]
    [InlineData("s3.wasabisys.com", "Wasabi", "us-east-1")]
    [InlineData("S3.EU-Central-1.WasabiSys.com", "Wasabi", "eu-central-1")]
    [InlineData("nyc3.digitaloceanspaces.com", "DigitalOcean", "nyc3")]
    [InlineData("storage.googleapis.com", "GCS", "auto")]
    [InlineData("storage.yandexcloud.net", "Yandex", "ru-central1")]
    [InlineData("s3.kz-1.storage.selcloud.ru", "Selectel", "kz-1")]
    [InlineData("hb.vkcs.cloud", "VKCloud", "ru-msk")]
    [InlineData("s3.pl-waw.scw.cloud", "Scaleway", "pl-waw")]
    [InlineData("s3.eu-west-par.io.cloud.ovh.net", "OVHcloud", "eu-west-par")]
    [InlineData("hel1.your-objectstorage.com", "Hetzner", "hel1")]
    [InlineData("a1b2.fra.idrivee2-42.com", "IDrive", "us-east-1")]
    [InlineData("gateway.eu1.storjshare.io", "Storj", "us-east-1")]
    [InlineData("ns.compat.objectstorage.us-phoenix-1.oraclecloud.com", "OCI", "us-phoenix-1")]
    [InlineData("vhcompat.objectstorage.eu-frankfurt-1.oci.customer-oci.com", "OCI", "eu-frankfurt-1")]
    [InlineData("s3.oss-eu-central-1.aliyuncs.com", "OSS", "eu-central-1")]
    [InlineData("amazonaws.com.example.org", "Other", "us-east-1")]
    [InlineData("127.0.0.1:9000", "Other", "us-east-1")]
    public void The_address_tells_provider_and_region(string url, string provider, string region)
    {
        S3Connection connection = Connect(new ConnectionSettings("test") { ["Url"] = url });
        Assert.Equal((provider, region), (connection.Provider.Name, connection.Region));
    }

    [Theory]
    [InlineData("aws", "eu-west-1", "https://s3.eu-west-1.amazonaws.com")]
    [InlineData("AWS", "cn-north-1", "https://s3.cn-north-1.amazonaws.com.cn")]
    [InlineData("AWS", "us-gov-west-1", "https://s3.us-gov-west-1.amazonaws.com")]
    [InlineData("AWS", "eusc-de-east-1", "https://s3.eusc-de-east-1.amazonaws.eu")]
    [InlineData("AWS", "us-iso-west-1", "https://s3.us-iso-west-1.c2s.ic.gov")]
    [InlineData("AWS", "us-isob-east-1", "https://s3.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("Backblaze", "us-west-004", "https://s3.us-west-004.backblazeb2.com")]
    [InlineData("Wasabi", null, "https://s3.us-east-1.wasabisys.com")]
    [InlineData("GCS", null, "https://storage.googleapis.com")]
    [InlineData("scaleway", null, "https://s3.fr-par.scw.cloud")]
    [InlineData("Aliyun", "cn-hangzhou", "https://s3.oss-cn-hangzhou.aliyuncs.com")]
    public void Provider_and_region_make_the_address(string provider, string? region, string expected) =>
        Assert.Equal(expected,
            Connect(new ConnectionSettings("test") { ["Provider"] = provider, ["Region"] = region }).Endpoint.Origin.ToString());

    [Theory]
    [InlineData("R2", "Cloudflare R2 has it at https://{account}.r2.cloudflarestorage.com.")]
    [InlineData("MinIO", "The test lacks Url.")]
    public void Where_they_do_not_the_address_is_asked_for(string provider, string expected) =>
        Assert.EndsWith(expected,
            Assert.Throws<S3ConfigurationException>(() => Connect(new ConnectionSettings("test") { ["Provider"] = provider })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_aws_profile_does_not_lead_another_provider_to_aws()
    {
        using var world = new TestWorld();
        world.Write(".aws/credentials", "[w]\naws_access_key_id = A\naws_secret_access_key = S\n");
        Assert.Equal("https://s3.eu-central-1.wasabisys.com",
            world.Connect(
                new ConnectionSettings("test") { ["Provider"] = "Wasabi", ["Region"] = "eu-central-1",
                    ["AwsProfile"] = "w" }).Endpoint.Origin.ToString());
    }

    [Fact]
    public void Names_and_aliases_are_each_of_one_provider()
    {
        string[] names = Provider.All.SelectMany(p => p.Aliases.Append(p.Name)).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Provider.All, p => Assert.Same(p, Provider.Find(p.Name.ToUpperInvariant())));
        Assert.Same(Provider.All[^1], Provider.Other);
    }

    [Theory, MemberData(nameof(Traits))]
    public void Each_trait_may_be_overridden(string name)
    {
        Trait trait = Trait.All.Single(t => t.Name == name);
        object own = trait.Get(Provider.Other);
        string wanted = own switch
        {
            bool flag => flag ? "false" : "true",
            int or long => name == "ListVersion" ? "1" : "77",
            Enum choice => Enum.GetNames(choice.GetType()).Last(n => n != choice.ToString()),
            _ => "SHA256",
        };
        Provider changed = Connect(new ConnectionSettings("test") { ["Url"] = "store.example.org", [name] = wanted }).Provider;
        Assert.Equal(wanted, trait.Get(changed).ToString()!, ignoreCase: true);
        Assert.All(Trait.All.Where(t => t.Name != name), t => Assert.Equal(t.Get(Provider.Other), t.Get(changed)));
        Assert.Contains(name,
            Assert.Throws<S3ConfigurationException>(() =>
                Connect(new ConnectionSettings("test") { ["Url"] = "h", [name] = "no such value" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Other", 1, 16)]
    [InlineData("Storj", 1, 64)]
    [InlineData("Cells", 1, 50)]
    [InlineData("Other", 200 * 1024, 21)] // 200 GiB in 10,000 parts
    [InlineData("Cells", 300 * 1024, 70)] // 300 GiB in 5,000 parts, of tens of MiB
    [InlineData("Scaleway", 100 * 1024, 103)] // 100 GiB in 1,000 parts
    public void Parts_keep_to_the_providers_limits(string name, long length, long size)
    {
        Provider provider = Provider.Find(name)!;
        long parts = PartPlan.SizeFor(length * MiB, provider.PartSize, provider);
        Assert.Equal(size, (parts + MiB - 1) / MiB);
        Assert.InRange((length * MiB + parts - 1) / parts, 1, provider.MaxParts);
        Assert.Equal(0, parts % provider.PartSizeStep);
    }

    [Theory]
    [InlineData("AWS", "eu-west-1", "eu-west-1")]
    [InlineData("AWS", "us-east-1", null)]
    [InlineData("Wasabi", "eu-central-1", null)]
    public void Only_aws_is_told_a_new_buckets_place(string provider, string region, string? expected) =>
        Assert.Equal(expected, Connect(new ConnectionSettings("test") { ["Provider"] = provider, ["Region"] = region }).LocationConstraint);

    [Theory]
    [InlineData("s3-fips.us-east-1.amazonaws.com", "s3-fips.eu-x.amazonaws.com")]
    [InlineData("s3.dualstack.us-east-1.amazonaws.com", "s3.dualstack.eu-x.amazonaws.com")]
    [InlineData("s3-us-west-2.amazonaws.com", "s3.eu-x.amazonaws.com")] // New regions have no host with a hyphen.
    [InlineData("s3.oss-cn-hangzhou.aliyuncs.com", "s3.oss-eu-x.aliyuncs.com")]
    public void A_bucket_elsewhere_is_looked_for_at_the_same_kind_of_host(string url, string expected) =>
        Assert.Equal("https://" + expected,
            RegionMemory.In(Connect(new ConnectionSettings("test") { ["Url"] = url }), "eu-x").Endpoint.Origin.ToString());

    private static S3Connection Connect(ConnectionSettings settings)
    {
        using var world = new TestWorld();
        if (settings["AwsProfile"] is null) (settings["AccessKey"], settings["SecretKey"]) = ("a", "s");
        return S3Connection.Create(settings, world.Context);
    }
}
