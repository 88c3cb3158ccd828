using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class BatchDeleteTests(RealServers servers)
{
    private static readonly string[] s_odd = ["a\rb", "a\nb", "a\r\nb", "\t", " x ", "a&b<c>\"'", "\u0085\u2028", "é\U0001F600"];

    /// <summary>No key may become another one on its way through a document.</summary>
    [Fact]
    public async Task Every_key_reads_as_it_was_written()
    {
        using var server = new ScriptedServer(AnyStore.Answer);
        Assert.Empty(Errors(await DeleteAsync(Client(server.Url), s_odd)));
        XNamespace ns = "http://s3.amazonaws.com/doc/2006-03-01/";
        Assert.Equal(s_odd, XDocument.Parse(server.Requests.Single().Text, LoadOptions.PreserveWhitespace).Descendants(ns + "Key")
            .Select(k => k.Value));
    }

    [Theory]
    [InlineData("a\u0001b", "/b1/a%01b")]
    [InlineData("a\uFFFEb", "/b1/a%EF%BF%BEb")]
    [InlineData("a\uFFFF", "/b1/a%EF%BF%BF")]
    [InlineData("a\u000Bb", "/b1/a%0Bb")]
    public async Task What_XML_cannot_carry_goes_alone(string key, string path)
    {
        using var server = new ScriptedServer(AnyStore.Answer);
        List<S3Answer> answers = await DeleteAsync(Client(server.Url), "one", key, "two");
        Assert.Empty(Errors(answers));
        Assert.Equal(["POST /b1?delete", $"DELETE {path}"], server.Requests.Select(r => r.ToString()));
        Assert.DoesNotContain("&#x1;", server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_key_and_keeps_nobody_from_being_deleted()
    {
        using var server = new ScriptedServer(AnyStore.Answer);
        List<S3Answer> answers = await DeleteAsync(Client(server.Url), "one", "a\uD800b", "two");
        Assert.Equal("InvalidArgument", Assert.Single(answers, a => a.Error is not null).Error!.Code);
        Assert.Equal(["POST /b1?delete"], server.Requests.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("", "NotConfirmed a", "NotConfirmed b")]
    [InlineData("<Deleted><Key>a</Key></Deleted>", "NotConfirmed b")]
    [InlineData("<Deleted><Key>a</Key></Deleted><Deleted><Key>B</Key></Deleted>", "NotConfirmed b", "NotAsked B")]
    [InlineData("<Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key></Deleted><Deleted><Key>c</Key></Deleted>", "NotAsked c")]
    [InlineData("<Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code></Error>", "AccessDenied b")]
    [InlineData("<Deleted><Key>a</Key><VersionId>v</VersionId></Deleted><Deleted><Key>b</Key></Deleted>")]
    public async Task The_answer_names_what_was_asked_and_nothing_else(string answer, params string[] errors)
    {
        using var server = new ScriptedServer(new Answer(200, $"<DeleteResult>{answer}</DeleteResult>"));
        Assert.Equal(errors, Errors(await DeleteAsync(Client(server.Url), "a", "b")));
    }

    [Fact]
    public async Task Another_version_is_another_object()
    {
        using var server = new ScriptedServer(new Answer(200, "<DeleteResult><Deleted><Key>a</Key><VersionId>1</VersionId></Deleted>"
            + "<Deleted><Key>a</Key><VersionId>3</VersionId></Deleted></DeleteResult>"));
        var delete = new BatchDelete(Client(server.Url), "b1", new HeaderList());
        List<S3Answer> answers = await CollectAsync(delete.RunAsync([new("a", "1"), new("a", "2")], CancellationToken.None));
        Assert.Equal(["NotConfirmed a", "NotAsked a"], Errors(answers));
    }

    [Fact]
    public async Task The_twin_of_a_key_stays()
    {
        (S3Client client, string bucket) = await servers.BucketAsync("rgw");
        string[] keys = ["a\rb", "a\nb", "c", "d\u0001"];
        foreach (string key in keys) await client.PutAsync(bucket, key, [1]);
        var delete = new BatchDelete(client, bucket, new HeaderList());
        ObjectVersion[] gone = [new("a\rb", null), new("c", null), new("d\u0001", null)];
        Assert.Empty(Errors(await CollectAsync(delete.RunAsync(gone, CancellationToken.None))));
        Assert.Equal([1], await client.GetAsync(bucket, "a\nb"));
        await Assert.ThrowsAsync<S3RequestFailedException>(() => client.GetAsync(bucket, "a\rb"));
        await Assert.ThrowsAsync<S3RequestFailedException>(() => client.GetAsync(bucket, "d\u0001"));
    }

    private static Task<List<S3Answer>> DeleteAsync(S3Client client, params string[] keys) =>
        CollectAsync(new BatchDelete(client, "b1", new HeaderList()).RunAsync([.. keys.Select(k => new ObjectVersion(k, null))],
            CancellationToken.None));

    private static async Task<List<S3Answer>> CollectAsync(IAsyncEnumerable<S3Answer> answers)
    {
        var all = new List<S3Answer>();
        await foreach (S3Answer answer in answers) all.Add(answer);
        return all;
    }

    private static IEnumerable<string> Errors(List<S3Answer> answers)
    {
        Assert.DoesNotContain(answers, a => a.Error is not null);
        return answers.SelectMany(a => a.Response.GetMaps("DeleteResult", "Error")).Select(e => $"{e.GetText("Code")} {e.GetText("Key")}");
    }

    private static S3Client Client(string url) =>
        new(S3Connection.Create(new ConnectionSettings("test") { ["Url"] = url, ["AccessKey"] = "a", ["SecretKey"] = "s" }));
}
