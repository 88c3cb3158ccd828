using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

/// <summary>A request, understood as far as all operations understand it alike.</summary>
internal sealed class S3Request
{
    private readonly Store _store;
    private readonly IncomingBody _body;
    private readonly ResourceAddress _address;
    private readonly RequestHead _head;

    /// <exception cref="S3Error">The target is not one.</exception>
    public S3Request(RequestHead head, IncomingBody body, Store store, string region, DateTimeOffset now)
    {
        (_head, _body, _store, Region, Now) = (head, body, store, region, now);
        if (head.IsHttp11 && head.Headers["Host"] is null) throw new S3Error(ErrorCode.BadRequest, "A request needs a Host header.");
        if (!PercentEncoding.TryDecode(head.RawPath, out string path)) throw new S3Error(ErrorCode.InvalidURI);
        (Path, Query) = (path, QueryString.Parse(head.RawQuery));
        _address = ResourceAddress.Of(head.Headers["Host"], path);
        Payload = new Payload(body, Headers, PayloadPromise.None);
    }

    public string Method => _head.Method;

    public HeaderList Headers => _head.Headers;

    /// <summary>As it was sent.</summary>
    public string RawPath => _head.RawPath;

    /// <summary>Decoded, with the bucket when it stands there.</summary>
    public string Path { get; }

    public QueryString Query { get; }

    public DateTimeOffset Now { get; }

    /// <summary>The endpoint's.</summary>
    public string Region { get; }

    public string? BucketName => _address.Bucket;

    /// <summary>Whether the bucket stands in the host.</summary>
    public bool IsVirtualHost => _address.IsVirtualHost;

    /// <summary>The key; to be asked for by operations on objects only.</summary>
    public string Key => _address.Key!;

    public Level Level => _address switch
    {
        { Bucket: null } => Level.Service,
        { Key: null } => Level.Bucket,
        _ => Level.Object,
    };

    public Payload Payload { get; private set; }

    public Store Store => _store;

    /// <exception cref="S3Error">There is no such bucket.</exception>
    public Bucket Bucket => BucketCalled(BucketName!);

    /// <summary>The region that the bucket was made in; null when it is the endpoint's, or nobody's.</summary>
    public string? BucketRegion => BucketName is null ? null : _store.Find(BucketName)?.Settings.Location;

    /// <summary>The address of an object, as answers name it.</summary>
    public string UrlOf(string bucket, string key) => "http://" + Headers["Host"] + "/" + bucket + "/" + PercentEncoding.EncodePath(key);

    public Bucket BucketCalled(string name) => _store.Find(name) ?? throw ErrorCode.NoSuchBucket.With("BucketName", name);

    /// <summary>Takes the body for what its signature says it is.</summary>
    public void Trust(PayloadPromise promise) => Payload = new Payload(_body, Headers, promise);

    /// <summary>The body as it comes, for those that bring a proof of their own.</summary>
    public IncomingBody RawBody => _body;
}

/// <summary>What an operation is about.</summary>
internal enum Level
{
    Service,
    Bucket,
    Object,
}
