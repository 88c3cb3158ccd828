using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles.Exchange;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Core.Tests.SharedFiles;

public sealed class IniFileTests
{
    [Theory]
    [InlineData("[a]\nk=1\n  more", "k=1\\nmore")]
    [InlineData("[a]\n  k=1\n  l=2", "k=1;l=2")]
    [InlineData("[a]\n  k=1\n l=2\n  m=3", "k=1;l=2\\nm=3")]
    [InlineData("[a]\n\tk=1\n\tl=2", "k=1;l=2")]
    [InlineData("[a]\r\n  k = 1\r\n  l = 2\r\n", "k=1;l=2")]
    [InlineData("[a]\rk=1\rl=2", "k=1;l=2")]
    [InlineData("  [a]\n  k=1", "k=1")]
    public void An_indented_line_goes_on_when_it_is_deeper_than_its_key(string text, string expected) =>
        Assert.Equal(expected, Show(IniFile.Parse(text).Single()));

    [Theory]
    [InlineData("[a]\nk=1\n  l=2", "k=1;l=2")]
    [InlineData("[a]\n  k=1\n    l=2\n      m=3", "k=1;l=2;m=3")]
    public void For_other_programs_each_line_is_one(string text, string expected) =>
        Assert.Equal(expected, Show(IniFile.Parse(text, IniLines.Single).Single()));

    [Theory]
    [InlineData("[a]\nwJalrXUtnFEMI")]
    [InlineData("wJalrXUtnFEMI=1")]
    [InlineData("[a]\n=wJalrXUtnFEMI")]
    [InlineData("[a\nwJalrXUtnFEMI")]
    public void An_error_names_the_line_and_does_not_repeat_it(string text)
    {
        string message = Assert.Throws<FormatException>(() => IniFile.Parse(text)).Message;
        Assert.Matches("^line [12] is neither", message);
        Assert.DoesNotContain("wJalr", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProfileOrigin.Rclone, "rclone.conf",
        "[lab]\n  type = s3\n  provider = Minio\n    access_key_id = AK\n      secret_access_key = SK\n  endpoint = http://h:1")]
    [InlineData(ProfileOrigin.S3cmd, "s3cfg",
        "[lab]\n  access_key = AK\n    secret_key = \"SK\"\n      host_base = h:1\n  use_https = False\n  host_bucket = h:1")]
    [InlineData(ProfileOrigin.Aws, "credentials",
        "  [lab]\n    aws_access_key_id = AK\n    aws_secret_access_key = SK\n    endpoint_url = http://h:1")]
    public void Indented_files_of_other_programs_are_read_as_they_read_them(ProfileOrigin from, string name, string text)
    {
        using var world = new TestWorld();
        ImportedProfile profile = ProfileImport.Read(from, world.Write(name, text), static _ => null, static _ => { }).Single();
        Assert.Equal(("lab", "AK", "SK", "http://h:1"),
            (profile.Name, profile.Settings.Text("AccessKey"), profile.Settings.Text("SecretKey"), profile.Settings.Text("Url")));
        Assert.Empty(profile.Remarks);
    }

    [Fact]
    public void A_secret_that_a_crooked_file_put_elsewhere_is_refused_and_not_shown()
    {
        using var world = new TestWorld();
        world.Write(".aws/credentials", "[default]\naws_access_key_id = AK\n  aws_secret_access_key = wJalrXUtnFEMI\n");
        world.Write(".aws/config", "[default]\nregion = eu-west-1\n  aws_session_token = wJalrXUtnFEMI\n");
        var settings = new ConnectionSettings("test") { ["AwsProfile"] = "default" };
        string message = Assert.Throws<S3ConfigurationException>(() => world.Connect(settings)).Message;
        Assert.DoesNotContain("wJalr", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_config_beside_the_credentials_belongs_to_them()
    {
        using var world = new TestWorld();
        string credentials = world.Write("aws/credentials", "[lab]\naws_access_key_id = AK\naws_secret_access_key = SK\n");
        string config = world.Write("aws/config", "[profile lab]\nendpoint_url = http://127.0.0.1:9000\nregion = eu-x\n");
        foreach (string path in new[] { credentials, config, Path.GetDirectoryName(config)! })
        {
            ConnectionSettings lab = ProfileImport.Read(ProfileOrigin.Aws, path, static _ => null, static _ => { }).Single().Settings;
            Assert.Equal(("http://127.0.0.1:9000", "eu-x", "AK"), (lab.Text("Url"), lab.Text("Region"), lab.Text("AccessKey")));
        }
    }

    private static string Show(IniSection section) =>
        string.Join(";", section.Values.Select(v => v.Key + "=" + v.Value.Replace("\n", "\\n", StringComparison.Ordinal)));
}
