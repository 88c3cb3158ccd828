using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// Directory buckets, whose names end in the zone they are in: <c>name--use1-az4--x-s3</c>. Objects are reached at a host of the zone with
/// a session of the bucket; the bucket itself at a host of the region, without one.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-Regions-and-Zones.html
/// </summary>
internal static class DirectoryBucket
{
    private const string Service = "s3express";

    // Sub-resources of a bucket that are about what is in it.
    private static readonly string[] s_ofContent = ["delete", "session", "uploads"];

    public static bool Takes(S3Request request, S3Connection connection) =>
        request is { RawPath: null, Host: null } && connection.Provider.DirectoryBuckets
            && DirectoryBucketName.ZoneOf(request.Bucket) is not null;

    public static Place Locate(S3Request request, S3Connection connection)
    {
        Place usual = Place.Usual(request, connection);
        string bucket = request.Bucket!;
        if (IsOfRegion(request))
        {
            return (ServiceHost.Of(Service + "-control" + ServiceHost.Fips, connection) is { } region
                ? usual with { Origin = region, Path = "/" + PercentEncoding.Encode(bucket) } : usual) with { Service = Service };
        }
        Place there = ServiceHost.Of($"{Service}{ServiceHost.Fips}-{DirectoryBucketName.ZoneOf(bucket)}", connection) is { } zone
            ? usual with { Origin = zone with { Host = bucket + "." + zone.Host }, Path = Place.PathOf(request.Key) } : usual;
        return there with { Service = Service, NeedsSession = !IsPlain(request) };
    }

    /// <summary>The query of a request. These know no list of version 1, by which others are asked whether there is anything.</summary>
    public static QueryString Query(S3Request request, S3Connection connection)
    {
        QueryString query = request.Query.Clone();
        if (request.Route == Routes.ListObjects && Takes(request, connection)) query.Add("list-type", "2");
        return query;
    }

    /// <summary>What is about the bucket itself: it is made, deleted or configured.</summary>
    public static bool IsOfRegion(S3Request request) => request is { Key: null, Method: not "HEAD" }
        && (request.SubResource is { } part ? Array.IndexOf(s_ofContent, part) < 0 : request.Method != "GET");

    // A copy reads another bucket, for which a session of this one is no good.
    private static bool IsPlain(S3Request request) =>
        request.SubResource == "session" || request.Headers.Contains(CopySource.HeaderName);
}
