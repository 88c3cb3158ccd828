using System.Collections;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>The requests that make objects.</summary>
internal static class ObjectRequest
{
    /// <summary>The request that puts an object, with what the command says of it besides its content.</summary>
    public static S3Request Put(string bucket, string key, object? parameters)
    {
        var values = new DynamicValues(parameters);
        S3Request put = Routes.PutObject.For(bucket, key);
        put.Headers["Content-Type"] = values.Of<string>("ContentType");
        put.Headers["x-amz-storage-class"] = values.Of<string>("StorageClass");
        if (values.Of<IDictionary>("Metadata") is { } metadata)
        {
            foreach (DictionaryEntry entry in PsValue.UnwrapAll(metadata))
                put.Headers[UserMetadata.Prefix + entry.Key] = RequestBinder.Format(UserMetadata.Prefix, entry.Value ?? "");
        }
        if (values.Of<IDictionary>("Tag") is { } tags) put.Headers["x-amz-tagging"] = new TagSet(PsValue.UnwrapAll(tags)).ToHeader();
        return put;
    }

    /// <summary>The header for bytes from one place to before another.</summary>
    public static string Range(long start, long end) => $"bytes={Scalars.Format(start)}-{Scalars.Format(end - 1)}";

    public static async Task<S3Answer> SendAsync(S3Client client, S3Request put, byte[] bytes, CancellationToken cancellationToken)
    {
        using var source = new StreamSource(new MemoryStream(bytes), ownsStream: true);
        return await new Upload(client, put, source).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
