using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>A place in a real store for one deed. What is there is looked at past the proxy that spoils answers.</summary>
internal sealed class RealStore : IDeedStore
{
    private static int s_count;
    private readonly S3Client _client;
    private readonly Upstream _upstream;
    private bool _ownsBucket;
    private string? _upload;

    /// <param name="client">Reaches the store itself.</param>
    /// <param name="bucket">A bucket that all deeds share, each with keys of its own.</param>
    public RealStore(S3Client client, string bucket)
    {
        (_client, Bucket) = (client, bucket);
        _upstream = new Upstream(client.Connection.Endpoint.Origin.ToString());
        Prefix = Interlocked.Increment(ref s_count) + "/";
    }

    public string Bucket { get; private set; }

    public string Prefix { get; }

    public bool HasBucket
    {
        get => Ask(Routes.HeadBucket.For(Bucket)).Error is null;
        set
        {
            if (!_ownsBucket) Bucket += "-" + Prefix.TrimEnd('/');
            _ownsBucket = true;
            if (value) Send(Routes.CreateBucket.For(Bucket));
        }
    }

    public bool HasTags
    {
        get => Ask(Routes.GetBucketTagging.For(Bucket)).Response.GetMaps("Tagging", "TagSet", "Tag").Any();
        set
        {
            HasBucket = true;
            S3Request put = Routes.PutBucketTagging.For(Bucket).WithDocument(S3Document.FromXml("Tagging", Deed.Tags));
            put.Force = true;
            if (value) Send(put);
        }
    }

    public string UploadId => _upload ??= Send(Routes.CreateMultipartUpload.For(Bucket, Prefix + "k")).Response
        .GetText("InitiateMultipartUploadResult", "UploadId")!;

    public bool HasUpload => Open().Any(u => u.GetText("UploadId") == _upload);

    public int Uploads => Open().Count(u => u.GetText("UploadId") != _upload);

    public int PartCount => Parts().Length;

    public string PartETag => Parts()[0].GetText("ETag")!;

    public void Add(string key) => Task.Run(() => _client.PutAsync(Bucket, Prefix + key, Encoding.UTF8.GetBytes(Deed.Content))).Wait();

    public void AddPart()
    {
        S3Request part = Routes.UploadPart.For(Bucket, Prefix + "k", UploadId, 1);
        part.Body = BytesBody.FromText(Deed.Content);
        Send(part);
    }

    public Answer Answer(RecordedRequest request) => _upstream.Forward(request);

    public override string ToString() => string.Join(" ", Send(Routes.ListObjects.For(Bucket).With("Prefix", Prefix)).Response
        .GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")!).Order(StringComparer.Ordinal)
        .Select(key => key[Prefix.Length..] + "=" + Encoding.UTF8.GetString(Task.Run(() => _client.GetAsync(Bucket, key)).Result)));

    private TreeMap[] Parts() => [.. Send(Routes.ListParts.For(Bucket, Prefix + "k", UploadId)).Response
        .GetMaps("ListPartsResult", "Part")];

    private TreeMap[] Open() => [.. Send(Routes.ListMultipartUploads.For(Bucket).With("Prefix", Prefix)).Response
        .GetMaps("ListMultipartUploadsResult", "Upload")];

    private S3Answer Ask(S3Request request) => Task.Run(() => _client.SendAsync(request, CancellationToken.None)).Result;

    private S3Answer Send(S3Request request) => Ask(request) is { Error: null } answer ? answer
        : throw new InvalidOperationException($"{request.Method} {request.Bucket}/{request.Key}?{request.Query} failed.");
}
