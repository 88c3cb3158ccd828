using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Storage;

public sealed class ConcurrencyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task Writers_and_readers_of_one_key_see_whole_objects()
    {
        string bucket = await fixture.NewBucket(), target = $"/{bucket}/contended";
        byte[][] bodies = [.. Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, 200_000 + i).ToArray())];
        await Client.Send("PUT", target, new BytesBody(bodies[0]));
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            if (i % 2 == 0)
            {
                Assert.Equal("200", (await Client.Send("PUT", target, new BytesBody(bodies[i / 2 % 8]))).Code);
                return;
            }
            Reply reply = await Client.Get(target);
            Assert.Equal("200", reply.Code);
            Assert.True(bodies[reply.Body[0]].AsSpan().SequenceEqual(reply.Body));
        });
        // The last reader's lease ends a moment after its answer.
        while (Files(bucket).Length > 2) await Task.Delay(10);
        Assert.Equal(2, Files(bucket).Length);
        Assert.Single((await Client.Get($"/{bucket}?versions")).Values("VersionId"));
    }

    [Fact]
    public async Task Many_keys_come_and_go_at_once()
    {
        string bucket = await fixture.NewBucket();
        await Parallel.ForAsync(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            string target = $"/{bucket}/{(i * 7919 % 600).ToString(CultureInfo.InvariantCulture)}";
            await Client.Put(target, target);
            Assert.Equal(target, (await Client.Get(target)).Text);
            if (i % 3 == 0) Assert.Equal("204", (await Client.Delete(target)).Code);
            Assert.Equal("200", (await Client.Get($"/{bucket}?max-keys=10")).Code);
        });
        Assert.Equal(400, (await Client.Get($"/{bucket}?list-type=2")).Values("Key").Length);
    }

    [Fact]
    public async Task A_reader_finishes_what_it_began_though_the_object_is_gone()
    {
        byte[] body = new byte[64 * 1024 * 1024];
        Array.Fill(body, (byte)'x');
        Assert.Equal("200", (await Client.Send("PUT", "/bkt/replaced", new BytesBody(body))).Code);
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("GET", "/bkt/replaced"));
        string head = raw.ReceiveHead();
        Assert.Equal("204", (await Client.Delete("/bkt/replaced")).Code);
        Assert.Equal("404 NoSuchKey", (await Client.Get("/bkt/replaced")).Code);
        string received = raw.ReceiveBody(head);
        Assert.Equal((body.Length, 'x'), (received.Length, received[^1]));
        while (Lies(body.Length)) await Task.Delay(10);
    }

    [Fact]
    public async Task Of_completions_at_once_all_give_one_object()
    {
        string id = await Client.Begin("/bkt/completed");
        string etag = (await Client.Put($"/bkt/completed?uploadId={id}&partNumber=1", "data")).ETag;
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.Complete("/bkt/completed", id, [(1, etag)])));
        Assert.Contains(replies, r => r.Status == 200);
        Assert.All(replies, r => Assert.Contains(r.Code, new[] { "200", "404 NoSuchUpload" }));
        Assert.Equal("data", (await Client.Get("/bkt/completed")).Text);
    }

    [Fact]
    public async Task A_bucket_goes_only_when_nothing_comes_in()
    {
        for (int round = 0; round < 20; round++)
        {
            string bucket = await fixture.NewBucket();
            Task<Reply> put = Client.Put($"/{bucket}/k", "x"), remove = Client.Delete("/" + bucket);
            await Task.WhenAll(put, remove);
            var outcome = ((await put).Code, (await remove).Code);
            Assert.Contains(outcome, new[] { ("200", "409 BucketNotEmpty"), ("404 NoSuchBucket", "204") });
        }
    }

    private bool Lies(long length) =>
        Files("bkt").Any(f => f.EndsWith(".data", StringComparison.Ordinal) && new FileInfo(f).Length == length);

    private string[] Files(string bucket) => Directory.GetFiles(Path.Combine(fixture.Server.Folder, "bucket." + bucket, "objects"));
}
