using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class WholeBodyTests
{
    private const string List = "<ListObjectAnnotationsOutput/>";
    private const string SmallTorrent = "d8:announce9:http://x/4:infod6:lengthi5e4:name1:k12:piece lengthi262144e6:pieces0:ee";

    [Fact]
    public async Task An_annotation_is_believed_when_the_store_lists_annotations()
    {
        using var server = new ScriptedServer(r => r.Target.Contains("annotationName", StringComparison.Ordinal)
            ? new Answer(200, "{}").With("ETag", "\"e\"") : new Answer(200, List));
        (WholeBody? body, _) = await WholeBody.GetAsync(Client(server), Annotation(), CancellationToken.None);
        Assert.Equal("{}"u8.ToArray(), body!.Bytes);
        Assert.Equal(["GET /b1/k?annotation&versionId=v1", "GET /b1/k?annotation&versionId=v1&annotationName=n"],
            server.Requests.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("the object itself")]
    [InlineData("<ListBucketResult/>")]
    [InlineData("")]
    public async Task What_a_store_answers_that_knows_none_is_no_annotation(string content)
    {
        using var server = new ScriptedServer(new Answer(200, content).With("ETag", "\"e\""));
        (WholeBody? body, S3Answer? refusal) = await WholeBody.GetAsync(Client(server), Annotation(), CancellationToken.None);
        Assert.Null(body);
        Assert.NotNull(refusal!.Error);
        Assert.All(server.Requests, r => Assert.DoesNotContain("annotationName", r.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_checksum_are_an_error()
    {
        using var server = new ScriptedServer(r => r.Target.Contains("annotationName", StringComparison.Ordinal)
            ? new Answer(200, "hello").With("x-amz-checksum-crc32", "AAAAAA==") : new Answer(200, List));
        await Assert.ThrowsAsync<IntegrityException>(() => WholeBody.GetAsync(Client(server), Annotation(), CancellationToken.None));
    }

    [Theory]
    [InlineData(SmallTorrent, true)]
    [InlineData("d4:infod4:name1:kee", true)]
    [InlineData("", false)]
    [InlineData("d", false)]
    [InlineData("de", false)]
    [InlineData("hello", false)]
    [InlineData("d4:name1:ke", false)]
    [InlineData("d4:infodee and more", false)]
    [InlineData("d4:info4:nam", false)]
    [InlineData("d99999999999999999999:infode", false)]
    [InlineData("d4:infoi-ee", false)]
    public void A_torrent_is_known_by_its_form(string text, bool isOne) => Assert.Equal(isOne, Torrent.Is(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void No_bytes_are_too_strange_to_be_looked_at()
    {
        Gen.Char["dli0123456789:e-x"].Array[0, 60].Select(c => "d4:info" + new string(c)).Sample(text =>
        {
            if (Torrent.Is(Encoding.ASCII.GetBytes(text))) Assert.EndsWith("e", text, StringComparison.Ordinal);
        });
        Assert.False(Torrent.Is(Encoding.ASCII.GetBytes("d4:info" + new string('l', 100_000))));
    }

    [Fact]
    public async Task An_object_is_no_torrent()
    {
        using var server = new ScriptedServer(new Answer(200, "the object").With("ETag", "\"e\""));
        (WholeBody? body, S3Answer? refusal) = await WholeBody.GetTorrentAsync(Client(server), Routes.GetObjectTorrent.For("b1", "k"),
            CancellationToken.None);
        Assert.Null(body);
        Assert.Equal("NotImplemented", refusal!.Error!.Code);
    }

    private static S3Request Annotation() => Routes.GetObjectAnnotation.For("b1", "k", "v1").With("AnnotationName", "n");

    private static S3Client Client(ScriptedServer server) => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1, ["Provider"] = "Other",
    }));
}
