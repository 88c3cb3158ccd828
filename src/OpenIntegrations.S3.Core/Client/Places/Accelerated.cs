using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// AWS's accelerated hosts, which know buckets by their place in the host's name only, and neither make, delete nor list them.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html
/// </summary>
internal static class Accelerated
{
    private const string China = "aws-cn";

    /// <summary>The place of what an accelerated host does not do; else the place itself.</summary>
    /// <exception cref="S3ConfigurationException">The bucket has no place in a host's name.</exception>
    public static Place Place(Place usual, S3Request request, S3Connection connection)
    {
        if (request.RawPath is not null || !ServiceHost.IsAws(connection)) return usual;
        string host = connection.Endpoint.Origin.Host;
        AwsHostForm form = AwsHosts.FormOf(host);
        if (!form.IsAccelerated) return usual;
        if (request.Bucket is not null && AwsHosts.Partition(connection.Region) == China)
            throw new S3ConfigurationException($"The {connection.Origin} leads to {host}, and nothing is accelerated in China.");
        if (request.Bucket is { } bucket && !IsAboutBuckets(request))
        {
            return connection.Endpoint.IsVirtualHosted(bucket) ? usual : throw new S3ConfigurationException(
                $"'{bucket}' cannot be accelerated: {host} knows a bucket only as a part of the host, which {Why(connection)}.");
        }
        string regional = AwsHosts.Of("s3" + (form.IsDualStack ? ".dualstack" : ""), connection.Region);
        Endpoint there = connection.Endpoint with { Origin = connection.Endpoint.Origin with { Host = regional } };
        (Http.Origin origin, string path) = there.Locate(request.Bucket, request.Key);
        return usual with { Origin = origin, Path = path };
    }

    private static bool IsAboutBuckets(S3Request request) => request is { Key: null, SubResource: null, Method: "PUT" or "DELETE" };

    private static string Why(S3Connection connection) => connection.Endpoint.Style == AddressingStyle.Path
        ? $"the {connection.Origin} does not do with its addressing" : "its name does not allow";
}
