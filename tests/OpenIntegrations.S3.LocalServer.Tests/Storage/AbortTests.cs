using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Storage;

public sealed class AbortTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task An_upload_can_be_aborted_while_its_parts_arrive()
    {
        string part = new('x', 200_000);
        for (int round = 0; round < 60; round++)
        {
            string id = await Client.Begin("/bkt/aborted");
            Task<Reply>[] parts = [.. Enumerable.Range(1, 6).Select(n => Client.Put($"/bkt/aborted?uploadId={id}&partNumber={n}", part))];
            if (round % 3 > 0) await Task.Delay(round % 7);
            Assert.Equal("204", (await Client.Delete($"/bkt/aborted?uploadId={id}")).Code);
            Assert.DoesNotContain(id, (await Client.Get("/bkt?uploads")).Values("UploadId"));
            Assert.All(await Task.WhenAll(parts), p => Assert.Contains(p.Code, new[] { "200", "404 NoSuchUpload" }));
            Assert.Equal("404 NoSuchUpload", (await Client.Delete($"/bkt/aborted?uploadId={id}")).Code);
            Assert.Equal("404 NoSuchUpload", (await Client.Get($"/bkt/aborted?uploadId={id}")).Code);
        }
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(fixture.Server.Folder, "bucket.bkt", "parts")));
        fixture.Server.Restart();
        Assert.Empty(fixture.Server.Findings);
        Assert.Empty((await Client.Get("/bkt?uploads")).Values("UploadId"));
    }

    [Fact]
    public async Task A_bucket_can_go_while_parts_arrive()
    {
        string part = new('x', 200_000);
        for (int round = 0; round < 30; round++)
        {
            string bucket = await fixture.NewBucket(), id = await Client.Begin($"/{bucket}/k");
            Task<Reply>[] parts = [.. Enumerable.Range(1, 6).Select(n => Client.Put($"/{bucket}/k?uploadId={id}&partNumber={n}", part))];
            if (round % 3 > 0) await Task.Delay(round % 7);
            Assert.Equal("204", (await Client.Delete("/" + bucket)).Code);
            Assert.All(await Task.WhenAll(parts),
                p => Assert.Contains(p.Code, new[] { "200", "404 NoSuchUpload", "404 NoSuchBucket" }));
            Assert.Equal("404 NoSuchBucket", (await Client.Get("/" + bucket)).Code);
        }
        fixture.Server.Restart();
        Assert.Empty(fixture.Server.Findings);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(fixture.Server.Folder, ".s3store")));
    }
}
