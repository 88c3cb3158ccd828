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
        S3Connection connection = Connect("""{"URL":"h","AccessKey":"a","SecretKey":"s","Region":"r","ChunkSize":"20971520","parallel":2,"addressing":"path","IdleTimeout":1.5}""");
        Assert.Equal(("https://h", "r", "s3", 20971520, 2), (connection.Endpoint.Origin.ToString(), connection.Region, connection.Service, connection.PartSize, connection.Parallel));
        Assert.Equal(AddressingStyle.Path, connection.Endpoint.Style);
        Assert.Equal(TimeSpan.FromSeconds(1.5), connection.Transport.IdleTimeout);
    }

    [Theory]
    [InlineData("""{"URL":"h"}""", "The basic data lacks AccessKey, SecretKey.")]
    [InlineData("""{"URL":"","AccessKey":"a","SecretKey":"s"}""", "The basic data lacks Url.")]
    [InlineData("""{"URL":"ftp://h","AccessKey":"a","SecretKey":"s"}""", "The Url of the basic data is wrong")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","PartSize":"many"}""", "PartSize of the basic data is 'many'; it must be a whole number from 1.")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Parallel":0}""", "Parallel of the basic data is '0'")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","IdleTimeout":-1}""", "IdleTimeout of the basic data is '-1'; it must be a number of seconds.")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","SkipCertificateCheck":"maybe"}""", "it must be true or false")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Addressing":"2"}""", "one of Auto, Path, VirtualHosted")]
    [InlineData("""{"URL":"h","AccessKey":"a","SecretKey":"s","Provider":"Nimbus"}""", "Provider of the basic data is 'Nimbus'")]
    [InlineData("[1]", "neither JSON nor a file")]
    [InlineData("{", "no valid JSON")]
    public void What_is_wrong_is_named(string json, string message) =>
        Assert.Contains(message, Assert.Throws<S3ConfigurationException>(() => Connect(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_secret_is_not_repeated()
    {
        var error = Assert.Throws<S3ConfigurationException>(() => ConnectionSettings.FromText("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "basic data"));
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
        Assert.Equal(("z", null, "profile 'b'"), (store.Find("B")!.Text("Url"), store.Find("B")!.Text("SecretKey"), store.Find("B")!.Origin));
        Assert.True(store.Remove("a"));
        Assert.False(store.Remove("a"));
        Assert.Null(store.Find("a"));
        Directory.Delete(folder, recursive: true);
    }

    private static S3Connection Connect(string json) => S3Connection.Create(ConnectionSettings.FromText(json, "basic data"));
}
