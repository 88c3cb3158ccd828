using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>The few operations that tests do all the time.</summary>
internal static class Store
{
    public static S3Request Request(Route route, string bucket, string? key = null, params (string Name, object? Value)[] values) =>
        route
            .Bind(name => name switch { "Bucket" => bucket, "Key" => key, _ => values.FirstOrDefault(v => v.Name == name).Value });

    public static async Task<S3Answer> PutAsync(this S3Client client, string bucket, string key, byte[] content)
    {
        S3Request request = Request(Routes.PutObject, bucket, key);
        request.Body = new BytesBody(content);
        return await client.SendOrThrowAsync(request, CancellationToken.None);
    }

    public static async Task<byte[]> GetAsync(this S3Client client, string bucket, string key, string? version = null)
    {
        (ObjectStream? body, S3Answer? refusal) =
            await ObjectStream.OpenAsync(client, Request(Routes.GetObject, bucket, key, ("VersionId", version)), CancellationToken.None);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using var memory = new MemoryStream();
        using (body) await body!.CopyToAsync(memory);
        return memory.ToArray();
    }

    public static async Task<List<string>> ListAsync(this S3Client client, string bucket, params (string Name, object? Value)[] values)
    {
        var keys = new List<string>();
        S3Request first = Request(Routes.ListObjectsV2, bucket, null, [.. values, ("EncodingType", "url")]);
        await foreach (S3Answer page in client.PagesAsync(first, Paging.Of(Routes.ListObjectsV2)!, CancellationToken.None))
        {
            Assert.Null(page.Error);
            keys.AddRange(page.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")!));
        }
        return keys;
    }

    public static async Task<S3Answer> UploadAsync(this S3Client client, string bucket, string key, Stream content, long partSize,
        string? checksum = null)
    {
        using var source = new StreamSource(content);
        return await new Upload(client, Request(Routes.PutObject, bucket, key), source) { PartSize = partSize,
            Checksum = checksum }.RunAsync(CancellationToken.None);
    }
}
