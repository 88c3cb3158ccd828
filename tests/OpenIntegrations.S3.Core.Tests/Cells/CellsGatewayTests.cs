using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Cells;

namespace OpenIntegrations.S3.Core.Tests.Cells;

/// <summary>What the gateway refuses or does otherwise, and that it does not matter to whoever uses the client.</summary>
public sealed class CellsGatewayTests : CellsCase
{
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData(401, "UnauthorizedAccess", 0)]
    [InlineData(403, "UnauthorizedAccess", 0)]
    [InlineData(504, "TokenTimeMismatch", 0)]
    [InlineData(401, null, 0)]
    [InlineData(403, "AccessDenied", 40)]
    public async Task A_token_that_ends_in_the_middle_of_an_upload_is_renewed_and_the_work_goes_on(int status, string? code, int pace)
    {
        Server.Gateway.Unauthorized = code is null ? new Answer(status, "Unauthorized") : Answer.Error(status, code);
        byte[] content = Content(45 * MiB);
        S3Client client = World.Client();
        await client.SendOrThrowAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        // A refusal without a reason is believed of tokens that are a minute old.
        (World.Pace, Server.Tokens.UsesPerToken) = (pace, 3);
        using (var source = new StreamSource(new MemoryStream(content)))
            await new Upload(client, Store.Request(Routes.PutObject, "io", "ws/big"), source) { PartSize = 10 * MiB,
                Parallel = 1 }.RunAsync(CancellationToken.None);
        Assert.Equal(content, Server.Gateway.Tree.Content("ws/big"));
        Assert.True(Server.Tokens.Refreshes >= 2, $"{Server.Tokens.Refreshes} renewals");
        Assert.Equal((0, 0), (Server.Tokens.Refused, Server.Gateway.Uploads.Open));
    }

    [Fact]
    public async Task Parts_that_go_in_parallel_renew_a_token_once()
    {
        byte[] content = Content(85 * MiB);
        S3Client client = World.Client();
        Server.Tokens.UsesPerToken = 5;
        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        using (var source = new FileSource(file))
            await new Upload(client, Store.Request(Routes.PutObject, "io", "ws/big"), source) { PartSize = 10 * MiB,
                Parallel = 4 }.RunAsync(CancellationToken.None);
        File.Delete(file);
        Assert.Equal(content, Server.Gateway.Tree.Content("ws/big"));
        Assert.InRange(Server.Tokens.Refreshes, 1, 5);
        Assert.Equal(0, Server.Tokens.Refused);
    }

    [Fact]
    public async Task An_upload_whose_sign_in_is_closed_ends_with_the_reason()
    {
        S3Client client = World.Client();
        Server.Tokens.UsesPerToken = 2;
        Server.Tokens.Close();
        using var source = new StreamSource(new MemoryStream(Content(25 * MiB)));
        var error =
            await Assert.ThrowsAsync<CredentialsUnavailableException>(() =>
                new Upload(client, Store.Request(Routes.PutObject, "io", "ws/big"), source) { PartSize = 10 * MiB,
                    Parallel = 1 }.RunAsync(CancellationToken.None));
        Assert.Equal(new Remedy(RemedyKind.SignIn, "cells"), error.Remedy);
    }

    [Theory]
    [InlineData(6, 25, new[] { 10, 10, 5 })]
    [InlineData(15, 45, new[] { 20, 20, 5 })]
    [InlineData(10, 20, new[] { 10, 10 })]
    public async Task Parts_are_whole_steps_whatever_was_asked_for(int asked, int size, int[] expected)
    {
        using (var source = new StreamSource(new MemoryStream(Content(size * MiB))))
            await new Upload(World.Client(), Store.Request(Routes.PutObject, "io", "ws/big"),
                source) { PartSize = asked * MiB }.RunAsync(CancellationToken.None);
        Assert.Equal(expected,
            Server.Requests.Where(r => r.Method == "PUT").OrderBy(r => r.Query, StringComparer.Ordinal).Select(r => r.Body.Length / MiB));
    }

    [Fact]
    public async Task The_gateway_refuses_other_parts()
    {
        S3Client other = World.Client(change: s => (s["MinPartSize"], s["PartSizeStep"]) = (1L, 1L));
        using var source = new StreamSource(new MemoryStream(Content(25 * MiB)));
        var error =
            await Assert.ThrowsAsync<S3RequestFailedException>(() =>
                new Upload(other, Store.Request(Routes.PutObject, "io", "ws/big"),
                    source) { PartSize = 6 * MiB }.RunAsync(CancellationToken.None));
        Assert.Equal("InvalidPart", error.Code);
        Assert.Equal(0, Server.Gateway.Uploads.Open);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_objects_are_deleted_one_by_one(bool tries)
    {
        for (int i = 0; i < 20; i++) Server.Gateway.Tree.Set($"ws/{i}", [1]);
        var delete = new BatchDelete(World.Client(change: s => s["BatchDelete"] = tries), "io", new HeaderList());
        await foreach (S3Answer answer in delete.RunAsync(Enumerable.Range(0, 20).Select(i => new ObjectVersion($"ws/{i}", null)).ToList(),
            CancellationToken.None)) Assert.Null(answer.Error);
        Assert.Empty(Server.Gateway.Tree.Keys);
        Assert.Equal(tries, Server.GatewayRequests.Any(r => r.EndsWith("?delete", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Large_copies_pass_through_here()
    {
        byte[] content = Content(33 * MiB);
        Server.Gateway.Tree.Set("ws/source", content);
        await new Copy(World.Client(), new CopySource("io", "ws/source"),
            Store.Request(Routes.CopyObject, "io", "ws/target")) { PartSize = 10 * MiB }.RunAsync(CancellationToken.None);
        Assert.Equal(content, Server.Gateway.Tree.Content("ws/target"));
        Assert.DoesNotContain(Server.Requests, r => r.Header("x-amz-copy-source") is not null);
    }

    [Fact]
    public async Task Small_copies_are_the_gateways_and_none_goes_onto_itself()
    {
        Server.Gateway.Tree.Set("ws/source", [1, 2]);
        await new Copy(World.Client(), new CopySource("io", "ws/source"), Store.Request(Routes.CopyObject, "io", "ws/a b+c"))
            .RunAsync(CancellationToken.None);
        Assert.Equal([1, 2], Server.Gateway.Tree.Content("ws/a b+c"));
        var error =
            await Assert.ThrowsAsync<S3RequestFailedException>(() =>
                new Copy(World.Client(), new CopySource("io", "ws/source"), Store.Request(Routes.CopyObject, "io", "ws/source"))
                    .RunAsync(CancellationToken.None));
        Assert.Contains("copies of an object onto itself", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("")]
    [InlineData("\"d41d8cd98f00b204e9800998ecf8427e-3\"")]
    public async Task ETags_may_be_empty(string etag)
    {
        byte[] content = Content(5 * MiB);
        Server.Gateway.Tree.Set("ws/file", content);
        (Server.Gateway.Tree.ETag, Server.Gateway.Tree.BreakAfter) = (etag, 300_000);
        string file = Path.GetTempFileName();
        await new Download(World.Client(), Store.Request(Routes.GetObject, "io", "ws/file")) { PartSize = MiB }.ToFileAsync(file,
            CancellationToken.None);
        Assert.Equal(content, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        File.Delete(file);
        using (var source = new StreamSource(new MemoryStream(Content(15 * MiB))))
            await new Upload(World.Client(), Store.Request(Routes.PutObject, "io", "ws/parts"),
                source) { PartSize = 10 * MiB }.RunAsync(CancellationToken.None);
        await new Copy(World.Client(), new CopySource("io", "ws/parts"),
            Store.Request(Routes.CopyObject, "io", "ws/copy")) { PartSize = 10 * MiB }.RunAsync(CancellationToken.None);
        Assert.Equal(15 * MiB, Server.Gateway.Tree.Content("ws/copy").Length);
    }

    [Fact]
    public async Task Links_have_the_form_that_the_gateway_takes()
    {
        Server.Gateway.Tree.Set("ws/ä b+c", Encoding.UTF8.GetBytes("hello"));
        int before = Server.Requests.Length;
        string link = await SignAsync(World.Client(), Routes.GetObject, "ws/ä b+c");
        string put = await SignAsync(World.Client(), Routes.PutObject, "ws/new");
        Assert.Equal(before, Server.Requests.Length);
        Assert.Contains("X-Amz-Credential=gateway%2F", link, StringComparison.Ordinal);
        using var anyone = new HttpClient();
        Assert.Equal("hello", await anyone.GetStringAsync(new Uri(link), TestContext.Current.CancellationToken));
        using var body = new StringContent("by link");
        Assert.True((await anyone.PutAsync(new Uri(put), body, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.Equal("by link", Encoding.UTF8.GetString(Server.Gateway.Tree.Content("ws/new")));
        Assert.Equal(403,
            (int)(await anyone.GetAsync(new Uri(link.Replace("X-Amz-Expires=3600", "X-Amz-Expires=3601", StringComparison.Ordinal)),
                TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_personal_token_with_a_secret_of_its_own_signs_with_that()
    {
        string token = Server.Tokens.AddPersonal("its own");
        var settings =
            new ConnectionSettings("test") { ["Url"] = Server.Url, ["Provider"] = "Cells", ["AccessKey"] = token,
                ["SecretKey"] = "its own" };
        var client = new S3Client(S3Connection.Create(settings));
        await client.PutAsync("io", "ws/x", [1, 2, 3]);
        using var anyone = new HttpClient();
        Assert.Equal([1, 2, 3],
            await anyone.GetByteArrayAsync(new Uri(await SignAsync(client, Routes.GetObject, "ws/x")),
                TestContext.Current.CancellationToken));
        settings["SecretKey"] = null;
        Assert.Contains("The secret is that of the token where it has one of its own",
            (await new S3Client(S3Connection.Create(settings))
                .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error!.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_token_that_is_refused_says_what_to_do()
    {
        string token = CellsTokens.NewToken();
        var settings = new ConnectionSettings("test") { ["Url"] = Server.Url, ["Provider"] = "Cells", ["AccessKey"] = token };
        S3Answer answer = await new S3Client(S3Connection.Create(settings))
            .SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None);
        Assert.Equal("The token may have ended: sign in again, or make a new personal access token.",
            answer.Error!.Hint);
        Assert.Equal(token[..4] + "…", answer.Response.GetText("Error", "AWSAccessKeyId"));
    }

    [Theory]
    [InlineData(nameof(Routes.GetBucketTagging))]
    [InlineData(nameof(Routes.PutObjectTagging))]
    [InlineData(nameof(Routes.CreateBucket))]
    [InlineData(nameof(Routes.DeleteBucket))]
    public async Task What_the_gateway_cannot_do_is_told_and_nothing_else_is_done(string route)
    {
        Server.Gateway.Tree.Set("ws/x", [1]);
        S3Answer answer = await World.Client().SendAsync(Store.Request(Routes.Find(route), "io", "ws/x"), CancellationToken.None);
        Assert.Equal("NotImplemented", answer.Error!.Code);
        Assert.StartsWith("Pydio Cells has the fixed buckets io and data", answer.Error.Hint, StringComparison.Ordinal);
        Assert.Equal([1], Server.Gateway.Tree.Content("ws/x"));
    }

    private static Task<string> SignAsync(S3Client client, Route route, string key) =>
        Presigner.SignAsync(client.Connection, Store.Request(route, "io", key), TimeSpan.FromHours(1), DateTimeOffset.UtcNow,
            CancellationToken.None);

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
