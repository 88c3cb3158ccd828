using System;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

/// <summary>Secrets that never travel with a request come out nowhere: not in results, errors, --debug or --test.</summary>
public sealed class CanaryTests
{
    private const string Canary = "c4n4ry";

    private const string Secrets =
        "'SecretKey':'c4n4ry-SECRET/key==','SessionToken':'c4n4ry+TOKEN==','ClientCertificatePassword':'c4n4ry CERT',"
        + "'ProxyUser':'u','ProxyPassword':'c4n4ry:PROXY'";

    public static TheoryData<string> Settings =>
    [
        "", "'Region':'c4n4ry\\nregion',", "'Proxy':'http://u:c4n4ry-in-url@127.0.0.1:1',", "'Proxy':'http://127.0.0.1:1',",
        "'ClientCertificateFile':'/nowhere/c.pfx',", "'CaFile':'/nowhere/ca.pem',", "'Parallel':'many',", "'HttpVersion':'c4',",
        "'CredentialProcess':'echo c4n4ry-OUT; echo c4n4ry-ERR >&2; false',",
    ];

    [Theory, MemberData(nameof(Settings))]
    public async Task Nothing_that_is_printed_has_a_secret(string more)
    {
        using var server = new ScriptedServer(request => Answer.Error(403, "AccessDenied", request.Target));
        string url = more.Contains("Ca", StringComparison.Ordinal) ? "https://127.0.0.1:" + server.Port : server.Url;
        string basic = $"{{'URL':'{url}','AccessKey':'AKTEST',{more}{Secrets},'MaxAttempts':1}}";
        foreach (string[] words in new string[][] { ["HeadBucket", "--name", "b1"], ["PutObject", "--name", "k", "--bucket", "b1",
            "--data", "base64:aGVsbG8="], ["GetObject", "--name", "k", "--bucket", "b1"], ["GetObjectDownloadLink", "--name", "k",
            "--bucket", "b1"] })
        {
            Outcome outcome = await Oint.RunAsync(["s3", .. words, "--basic", basic, "--debug"]);
            // A link carries the session's token: whoever has it needs no other.
            Quiet(outcome with { Output = outcome.Output.Replace(Uri.EscapeDataString("c4n4ry+TOKEN=="), "", StringComparison.Ordinal) });
            if (words[0] != "GetObjectDownloadLink") Quiet(await Oint.RunAsync(["s3", .. words, "--basic", basic, "--debug", "--test"]));
        }
    }

    [Theory]
    [InlineData("--basic", "{'URL':'x',", "'SecretKey':'c4n4ry'}")]
    [InlineData("--basic", "{'URL':'x'}", "c4n4ry")]
    [InlineData("--basic={'URL':'x','SecretKey':'c4n4ry")]
    [InlineData("--basic", "c4n4ryc4n4ryc4n4ry")]
    [InlineData("--basic", "{\"URL\":\"x\",\"SecretKey\":c4n4ry}")]
    public async Task Quotes_that_are_missing_give_nothing_away(params string[] words)
    {
        Outcome outcome = await Oint.RunAsync(["s3", "HeadBucket", "--name", "b1", .. words]);
        Assert.NotEqual(0, outcome.Exit);
        // Of what may be a mistyped path only the beginning is shown.
        Assert.DoesNotContain(words[^1] == "c4n4ryc4n4ryc4n4ry" ? "c4n4ryc4n" : Canary, outcome.Messages, StringComparison.Ordinal);
    }

    private static void Quiet(Outcome outcome) =>
        Assert.DoesNotContain(Canary, outcome.Output + Uri.UnescapeDataString(outcome.Messages), StringComparison.Ordinal);
}
