using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>
/// Metadata beyond ASCII: what is written is read again, Python's own decoder reads it too, and what others write in their ways is read.
/// </summary>
public sealed class MetadataTests(RealServers servers)
{
    private const string Key = "k";
    private const string Header = "x-amz-meta-text";

    public static TheoryData<string, string> Texts
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string server in RealServers.Names)
            {
                foreach (string text in new[] { "Zürich", "日本語 😀 and plain", "=?UTF-8?Q?almost", "a\u00A0b" }) rows.Add(server, text);
                // Swift takes 256 bytes in a value.
                if (server != "swift") rows.Add(server, string.Concat(Enumerable.Repeat("Größe ", 30)).Trim());
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task What_is_written_is_read_by_us_and_by_Python(string server, string text)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        S3Request put = Routes.PutObject.For(bucket, Key);
        put.Body = BytesBody.FromText("x");
        put.Headers[Header] = text;
        await client.SendOrThrowAsync(put, CancellationToken.None);
        Assert.Equal(text, await ReadAsync(client, bucket));
        JsonElement peer = await servers.PeerAsync(server, "meta", bucket, new { key = Key });
        Assert.Equal(text, peer.GetProperty("decoded").GetString());
        Assert.Equal(EncodedWords.Encode(text), peer.GetProperty("value").GetString());
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task What_Python_writes_is_read(string server, string text)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await servers.PeerAsync(server, "meta", bucket, new { key = Key, write = text });
        Assert.Equal(text, await ReadAsync(client, bucket));
    }

    [Theory, InlineData("rgw"), InlineData("moto")]
    public async Task What_others_write_raw_is_read(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        await servers.PeerAsync(server, "meta", bucket, new { key = Key, raw = "Zürich 日本" });
        Assert.Equal("Zürich 日本", await ReadAsync(client, bucket));
    }

    /// <summary>A copy that replaces the metadata with what was read of it changes nothing.</summary>
    [Theory, InlineData("rgw"), InlineData("moto")]
    public async Task A_copy_keeps_them(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        S3Request put = Routes.PutObject.For(bucket, Key);
        put.Body = BytesBody.FromText("x");
        put.Headers[Header] = "Zürich";
        await client.SendOrThrowAsync(put, CancellationToken.None);
        S3Request copy = Routes.CopyObject.For(bucket, Key);
        copy.Headers["x-amz-copy-source"] = $"/{bucket}/{Key}";
        copy.Headers["x-amz-metadata-directive"] = "REPLACE";
        copy.Headers[Header] = await ReadAsync(client, bucket);
        await client.SendOrThrowAsync(copy, CancellationToken.None);
        Assert.Equal("Zürich", await ReadAsync(client, bucket));
    }

    private static async Task<string?> ReadAsync(S3Client client, string bucket) =>
        (await client.SendOrThrowAsync(Routes.HeadObject.For(bucket, Key), CancellationToken.None)).Headers[Header];
}
