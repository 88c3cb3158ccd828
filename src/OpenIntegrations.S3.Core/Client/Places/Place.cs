using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>Where a request goes, and what its signature is for: mostly the store itself, at AWS also hosts of other kinds.</summary>
/// <param name="Origin">The host.</param>
/// <param name="Path">The path there, encoded.</param>
/// <param name="Region">The region of the signature.</param>
/// <param name="Service">The service of the signature.</param>
internal sealed record Place(Origin Origin, string Path, string Region, string Service)
{
    /// <summary>Whether it is signed with a session of its bucket instead of the connection's own credentials.</summary>
    public bool NeedsSession { get; init; }

    public static Place Of(S3Request request, S3Connection connection)
    {
        // A path that the caller makes may be for an address with a bucket in it.
        if (request.RawPath is null && connection.UrlFault(request.Bucket) is { } fault) throw new S3ConfigurationException(fault);
        if (request.RawPath is null && request.Bucket is { } bucket && BucketArn.Is(bucket))
            return BucketArn.Parse(bucket).Locate(request.Key, connection);
        if (DirectoryBucket.Takes(request, connection)) return DirectoryBucket.Locate(request, connection);
        if (request.RawPath is null && OutpostAlias.Is(request.Bucket)) return OutpostAlias.Locate(request, connection);
        Place usual = Accelerated.Place(Usual(request, connection), request, connection);
        if (request.Host is not { } host) return usual;
        Origin origin = ServiceHost.OfAccount(host + ServiceHost.Fips, connection) ?? usual.Origin;
        return usual with { Origin = origin, Service = connection.Provider.Name == "AWS" ? ServiceHost.ServiceOf(host) : usual.Service };
    }

    /// <summary>The store's own address of a bucket or object.</summary>
    public static Place Usual(S3Request request, S3Connection connection)
    {
        if (request.Bucket is not null) BucketName.Check(request.Bucket);
        (Origin origin, string path) = connection.Endpoint.Locate(request.Bucket, request.Key);
        return new Place(origin, path, connection.Region, connection.Service);
    }

    /// <summary>The path of an object behind a host that has the bucket in it.</summary>
    public static string PathOf(string? key) => "/" + (key is null ? "" : PercentEncoding.EncodePath(key));
}
