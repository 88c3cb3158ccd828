using System;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>What the commands on trees send, and whom they believe.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string NoBuckets = "<ListAllMyBucketsResult/>";
    private readonly TestCertificates _certificates = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-connection-").FullName;

    [Fact]
    public async Task A_certificate_is_believed_as_the_line_says()
    {
        using var server = new ScriptedServer(new Answer(200, NoBuckets)) { Certificate = _certificates.Issue() };
        foreach (string[] words in new string[][] { ["ls"], ["s3", "ListBuckets"] })
        {
            Outcome refused = await Oint.RunAsync([.. words, "--basic", Oint.Basic(server)]);
            Assert.Equal(ExitCode.Failed, refused.Exit);
            Assert.Matches("certificate.*--ca-bundle", refused.Messages);
            Assert.DoesNotContain("inner exception", refused.Messages, StringComparison.Ordinal);
        }
        string authority = _certificates.WriteAuthority(_folder);
        foreach (string[] trust in new string[][] { ["--ca-bundle", authority], ["--no-verify-ssl"], ["--insecure"] })
        {
            Outcome outcome = await Oint.RunAsync(["ls", "--basic", Oint.Basic(server), .. trust]);
            Assert.True(outcome.Exit == 0, outcome.Messages);
        }
    }

    [Theory]
    [InlineData("ls s3://b")]
    [InlineData("find s3://b")]
    [InlineData("du s3://b")]
    [InlineData("rm -rf s3://b")]
    [InlineData("watch s3://b --count 1 --interval 0.01s")]
    [InlineData("cp -r s3://b here")]
    [InlineData("sync s3://b here")]
    [InlineData("diff s3://b here")]
    [InlineData("cp -r s3://b s3://c")]
    [InlineData("mv -r s3://b s3://c")]
    [InlineData("mv s3://b/k s3://c/k")]
    [InlineData("sync s3://b s3://c --delete --force")]
    [InlineData("cp - s3://b/k")]
    [InlineData("cp s3://b/k -")]
    [InlineData("cat s3://b/k")]
    public async Task Who_pays_is_said_with_each_request(string words)
    {
        int asked = 0;
        using var server = new ScriptedServer(request => request.Method switch
        {
            "POST" => new Answer(200, "<DeleteResult><Deleted><Key>k1</Key></Deleted></DeleteResult>"),
            "GET" when request.Target.Contains('?') => new Answer(200, List($"k{++asked}")),
            _ => new Answer(200, "").With("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\""),
        });
        string line = words.Replace("here", Path.Combine(_folder, "here"), StringComparison.Ordinal);
        await Oint.RunAsync([.. line.Split(' '), "--request-payer", "--basic", Oint.Basic(server)]);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, r => Assert.Equal("requester", r.Header("x-amz-request-payer")));
    }

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(9, ExitCode.SomeFailed, 3)]
    public async Task A_file_that_is_written_right_after_it_was_sent_is_sent_again(int changes, int exit, int sent)
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "0");
        using var server = new ScriptedServer(request =>
        {
            if (request.Method == "PUT" && changes-- > 0)
            {
                File.WriteAllText(file, $"{changes}");
                File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 10 + changes, 0, 0, 0, DateTimeKind.Utc));
            }
            return new Answer(200, "").With("ETag", "\"e\"");
        });
        Outcome outcome = await Oint.RunAsync("cp", file, "s3://b/k", "--basic", Oint.Basic(server));
        Assert.Equal(exit, outcome.Exit);
        Assert.Equal(sent, server.Requests.Length);
        if (exit == 0) Assert.Equal(await File.ReadAllTextAsync(file), server.Requests[^1].Text);
        else Assert.Contains("What was stored is whole", outcome.Messages, StringComparison.Ordinal);
    }

    private static string List(string key) =>
        $"<ListBucketResult><Contents><Key>{key}</Key><Size>0</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>"
            + "</ListBucketResult>";

    public void Dispose()
    {
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
