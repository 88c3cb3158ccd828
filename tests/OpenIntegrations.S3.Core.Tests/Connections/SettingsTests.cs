using System;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Core.Tests.Connections;

public sealed class SettingsTests
{
    [Fact]
    public void Basic_data_become_a_connection()
    {
        S3Connection connection =
            Connect("""{"URL":"h","AccessKey":"a","SecretKey":"s","Region":"r","ChunkSize":"20971520","parallel":2"""
                + ""","addressing":"path","IdleTimeout":1.5}""");
        Assert.Equal(("https://h", "r", "s3", 20971520, 2),
            (connection.Endpoint.Origin.ToString(), connection.Region, connection.Service, connection.PartSize, connection.Parallel));
        Assert.Equal(AddressingStyle.Path, connection.Endpoint.Style);
        Assert.Equal(TimeSpan.FromSeconds(1.5), connection.Transport.IdleTimeout);
    }

    /// <summary>A name stands in many texts, and tells nothing.</summary>
    [Theory]
    [InlineData("CredentialProcess", "cat", false)]
    [InlineData("CredentialProcess", "/usr/bin/get-keys", false)]
    [InlineData("CredentialProcess", @"C:\tools\keys.exe", false)]
    [InlineData("CredentialProcess", "cat hush", true)]
    [InlineData("CredentialProcess", "keys --token=hush", true)]
    [InlineData("CredentialProcess", "'/opt/my keys/get'", true)]
    [InlineData("CredentialScript", "Get-MyKeys", false)]
    [InlineData("CredentialScript", "@{AccessKey='a';SecretKey='hush'}", true)]
    [InlineData("CredentialScript", "$env:HUSH", true)]
    [InlineData("SecretKey", "word", true)]
    [InlineData("SessionToken", "word", true)]
    [InlineData("ProxyPassword", "word", true)]
    [InlineData("Password", "word", true)]
    public void The_name_of_a_program_is_no_secret(string setting, string value, bool isSecret)
    {
        var settings = new ConnectionSettings("t") { [setting] = value };
        Assert.Equal(isSecret ? [value] : [], settings.GetSecrets());
        string hidden = SecretText.Hide($"The command was {value}.", settings.GetSecrets());
        Assert.Equal(isSecret, !hidden.Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"URL":"h"}""", "The basic data lacks AccessKey, SecretKey.")]
    [InlineData("""{"URL":"","AccessKey":"a","SecretKey":"s"}""", "The basic data lacks Url.")]
    [InlineData("""{"URL":"ftp://h","AccessKey":"a","SecretKey":"s"}""", "The Url of the basic data is wrong")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","PartSize":"many"}""",
        "PartSize of the basic data is 'many'; it must be a whole number from 1.")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Parallel":0}""", "Parallel of the basic data is '0'")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","IdleTimeout":-1}""",
        "IdleTimeout of the basic data is '-1'; it must be a number of seconds.")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","SkipCertificateCheck":"maybe"}""", "it must be true or false")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Addressing":"2"}""", "one of Auto, Path, VirtualHosted")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Provider":"Nimbus"}""", "Provider of the basic data is 'Nimbus'")]
    [InlineData("[1]", "neither JSON nor a file")]
    [InlineData("{", "no valid JSON")]
    public void What_is_wrong_is_named(string json, string message) =>
        Assert.Contains(message, Assert.Throws<S3ConfigurationException>(() => Connect(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("AccessKey", " AK\n")]
    [InlineData("AccessKey", "\uFEFFAK\u200B")]
    [InlineData("AccessKey", "\tAK\r\n")]
    [InlineData("SecretKey", "AK\u00A0\n")]
    [InlineData("SessionToken", "\0AK\0")]
    [InlineData("Region", " AK ")]
    [InlineData("Url", "AK\n")]
    [InlineData("ProxyPassword", "AK\r\n")]
    [InlineData("Vault", " AK")]
    public void What_stands_around_a_value_is_no_part_of_it(string name, string value) =>
        Assert.Equal("AK", new ConnectionSettings("test") { [name] = value }.Text(name));

    [Fact]
    public void A_password_keeps_its_blanks() =>
        Assert.Equal(" p ", new ConnectionSettings("test") { ["ProxyPassword"] = " p \n" }.Text("ProxyPassword"));

    [Theory]
    [InlineData("AccessKey", "a\nb")]
    [InlineData("AccessKey", "a\0b")]
    [InlineData("SecretKey", "a\rb")]
    [InlineData("SessionToken", "a\u0085b")]
    [InlineData("Region", "a\tb")]
    [InlineData("Url", "a\nb")]
    [InlineData("ProxyPassword", "a\nb")]
    public void A_control_character_in_a_value_is_refused_by_name(string name, string value)
    {
        var settings = new ConnectionSettings("test") { [name] = value };
        string message = Assert.Throws<S3ConfigurationException>(() => settings.Text(name)).Message;
        Assert.Equal($"{name} of the test has a line end or another control character in it.", message);
        Assert.Equal(message, settings.Fault());
    }

    [Theory]
    [InlineData("evil.attacker.test/x?")]
    [InlineData("eu west")]
    [InlineData("-eu")]
    [InlineData("eu_1")]
    [InlineData("é")]
    public void A_region_is_letters_digits_and_hyphens(string region)
    {
        var settings =
            new ConnectionSettings("test") { ["Provider"] = "AWS", ["Region"] = region, ["AccessKey"] = "a", ["SecretKey"] = "s" };
        Assert.Contains("Region of the test is", Assert.Throws<S3ConfigurationException>(() => S3Connection.Create(settings)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_to_the_same_store_share_what_was_learnt_and_others_do_not()
    {
        S3Connection first = Connect("""{"URL":"http://h:1","AccessKey":"a","SecretKey":"s"}""");
        S3Connection again = Connect("""{"URL":"http://h:1","AccessKey":"b","SecretKey":"t"}""");
        Assert.Same(first.Memory.Of<System.Text.StringBuilder>(), again.Memory.Of<System.Text.StringBuilder>());
        Assert.Same(first.Memory, (first with { Region = "eu-x" }).Memory);
        Assert.NotSame(first.Memory, Connect("""{"URL":"http://h:2","AccessKey":"a","SecretKey":"s"}""").Memory);
        Assert.NotSame(first.Memory, Connect("""{"URL":"http://h:1","AccessKey":"a","SecretKey":"s","Proxy":"http://p:1"}""").Memory);
        var own = new ConnectionContext(NoProfiles.Instance) { Memory = new SessionMemory() };
        Assert.NotSame(first.Memory, S3Connection.Create(
            ConnectionSettings.FromText("""{"URL":"http://h:1","AccessKey":"a","SecretKey":"s"}""", "x"), own).Memory);
    }

    [Fact]
    public void A_mistyped_secret_is_not_repeated()
    {
        var error =
            Assert.Throws<S3ConfigurationException>(() =>
                ConnectionSettings.FromText("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "basic data"));
        Assert.DoesNotContain("bPxRfi", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_lie_over_each_other()
    {
        var basis = new ConnectionSettings("basis") { ["Url"] = "a", ["Region"] = "r" };
        ConnectionSettings merged = new ConnectionSettings("top") { ["Url"] = "b" }.Over(basis);
        Assert.Equal(("b", "r", "top"), (merged.Text("Url"), merged.Text("Region"), merged.Origin));
        Assert.DoesNotContain("b", merged.ToString().Replace("Url", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_are_kept_and_forgotten()
    {
        string folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        var store = new ProfileStore(Path.Combine(folder, "profiles.json"));
        Assert.Empty(store.Names());
        store.Set("b", new ConnectionSettings("") { ["Url"] = "x", ["SecretKey"] = "s", ["PartSize"] = 5L });
        store.Set("A", new ConnectionSettings("") { ["Url"] = "y" });
        store.Set("B", new ConnectionSettings("") { ["Url"] = "z" });
        Assert.Equal(["A", "b"], store.Names());
        Assert.Equal(("z", null, "profile 'b'"),
            (store.Find("B")!.Text("Url"), store.Find("B")!.Text("SecretKey"), store.Find("B")!.Origin));
        Assert.True(store.Remove("a"));
        Assert.False(store.Remove("a"));
        Assert.Null(store.Find("a"));
        Directory.Delete(folder, recursive: true);
    }

    private static S3Connection Connect(string json) => S3Connection.Create(ConnectionSettings.FromText(json, "basic data"));
}
