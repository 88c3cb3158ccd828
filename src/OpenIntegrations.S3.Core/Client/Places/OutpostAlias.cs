using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// The alias of an access point on an outpost, which is used like a bucket's name and tells the outpost: at fixed places counted from its
/// end, the kind of hardware and the outpost's number.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-access-points-alias.html and botocore's rules of endpoints
/// </summary>
internal static class OutpostAlias
{
    private const string Service = "s3-outposts";
    private const string Mark = "--";
    private const string Ending = Mark + "op-s3";
    private const int Length = 50;
    private const int Number = 17;
    private const int BehindNumber = 32;

    /// <summary>Whether it is one: a bucket's name cannot end so.</summary>
    public static bool Is(string? bucket) => bucket?.Length >= Length && bucket.EndsWith(Ending, StringComparison.Ordinal);

    /// <exception cref="S3ConfigurationException">The connection's host is of a kind that outposts have not.</exception>
    public static Place Locate(S3Request request, S3Connection connection)
    {
        string bucket = request.Bucket!;
        if (ServiceHost.Of(Service, connection) is not { } origin) return Place.Usual(request, connection);
        string front = bucket[bucket.Length - Length] switch
        {
            'e' => "ec2",
            'o' => "op-" + bucket.Substring(bucket.Length - BehindNumber - Number, Number),
            _ => throw new ArgumentException($"'{bucket}' is no alias of an access point on an outpost that is known here."),
        };
        return new Place(origin with { Host = $"{bucket}.{front}.{origin.Host}" }, Place.PathOf(request.Key), connection.Region, Service);
    }
}
