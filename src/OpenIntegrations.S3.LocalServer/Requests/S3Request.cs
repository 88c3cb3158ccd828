using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Requests;

/// <summary>A request, understood as far as all operations understand it alike.</summary>
internal sealed class S3Request
{
    private readonly Store _store;
    private readonly IncomingBody _body;
    private readonly ResourceAddress _address;
    private readonly RequestHead _head;

    /// <exception cref="S3Error">The target is not one.</exception>
    public S3Request(RequestHead head, IncomingBody body, Store store, Surroundings surroundings)
    {
        (_head, _body, _store, Region, Now) = (head, body, store, surroundings.Region, surroundings.Now);
        (Identities, Source) = (surroundings.Identities, surroundings.Source);
        if (head.IsHttp11 && head.Headers["Host"] is null) throw new S3Error(ErrorCode.BadRequest, "A request needs a Host header.");
        if (!PercentEncoding.TryDecode(head.RawPath, out string path)) throw new S3Error(ErrorCode.InvalidURI);
        (Path, Query) = (path, QueryString.Parse(head.RawQuery));
        _address = ResourceAddress.Of(head.Headers["Host"], path);
        Payload = new Payload(body, Headers, PayloadPromise.None);
    }

    public string Method => _head.Method;

    public HeaderList Headers => _head.Headers;

    /// <summary>Path and query as they were sent, without signatures.</summary>
    public string Target => TargetText.WithoutSecrets(_head);

    /// <summary>As it was sent.</summary>
    public string RawPath => _head.RawPath;

    /// <summary>Decoded, with the bucket when it stands there.</summary>
    public string Path { get; }

    public QueryString Query { get; }

    public DateTimeOffset Now { get; }

    /// <summary>The endpoint's.</summary>
    public string Region { get; }

    /// <summary>All who could ask.</summary>
    public Identities Identities { get; }

    /// <summary>The address that requests come from.</summary>
    public string Source { get; }

    /// <summary>Whoever signed; null when nobody did.</summary>
    public LocalIdentity? Requester { get; set; }

    /// <summary>Whether it is a link of Signature Version 2.</summary>
    public bool IsOldLink => Query["AWSAccessKeyId"] is not null && Query["Signature"] is not null;

    /// <summary>The version of the signature; null when there is none.</summary>
    public int? Signature => Requester is null ? null : IsOldLink ? 2 : 4;

    /// <summary>The operation; null as long as none was found.</summary>
    public Route? Route { get; set; }

    /// <summary>Whether nothing but an access control list allowed it.</summary>
    public bool NeededList { get; set; }

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

/// <summary>What an endpoint knows of a request beside what was sent.</summary>
/// <param name="Region">The endpoint's.</param>
/// <param name="Now">When it came in.</param>
/// <param name="Identities">All who could ask.</param>
/// <param name="Source">The address that it comes from.</param>
internal sealed record Surroundings(string Region, DateTimeOffset Now, Identities Identities, string Source);

/// <summary>What an operation is about.</summary>
internal enum Level
{
    Service,
    Bucket,
    Object,
}
