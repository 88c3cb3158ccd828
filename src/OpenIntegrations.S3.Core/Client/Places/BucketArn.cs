using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client.Places;

/// <summary>
/// An ARN in the place of a bucket's name: an access point, one of Object Lambda, one of an outpost. It says the region, and its host has
/// the name and the account in it.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-access-points.html
/// </summary>
/// <param name="Text">The ARN.</param>
/// <param name="Service">The service that is signed for: s3, s3-object-lambda or s3-outposts.</param>
/// <param name="Region">The region.</param>
/// <param name="Front">What stands before the service in the host.</param>
/// <param name="HostName">The service in the host.</param>
internal sealed record BucketArn(string Text, string Service, string Region, string Front, string HostName)
{
    private const string Begin = "arn:";
    private const int Parts = 6;

    public static bool Is(string bucket) => bucket.StartsWith(Begin, StringComparison.Ordinal);

    /// <exception cref="ArgumentException">It is no ARN of an access point, or one for which another signature is needed.</exception>
    public static BucketArn Parse(string text)
    {
        string[] parts = text.Split([':'], Parts);
        if (parts.Length < Parts) throw Wrong(text, "an ARN has six parts");
        (string service, string region, string account) = (parts[2], parts[3], parts[4]);
        string[] resource = parts[5].Split('/', ':');
        if (region.Length == 0)
            throw new ArgumentException($"'{text}' is a multi-region access point. Its requests are signed with Signature Version 4A, "
                + "which is not known here: use an access point of one region, or the bucket itself.");
        if (!RegionName.IsValid(region)) throw Wrong(text, $"'{region}' is no region");
        if (account.Length != 12 || !account.All(c => c is >= '0' and <= '9')) throw Wrong(text, $"'{account}' is no account");
        string name = Label(text, resource[resource.Length - 1]);
        return (service, resource.Length, resource[0]) switch
        {
            ("s3", 2, "accesspoint") => new(text, service, region, $"{name}-{account}", "s3-accesspoint" + ServiceHost.Fips),
            ("s3-object-lambda", 2, "accesspoint") => new(text, service, region, $"{name}-{account}", service + ServiceHost.Fips),
            ("s3-outposts", 4, "outpost") when resource[2] == "accesspoint" =>
                new(text, service, region, $"{name}-{account}.{Label(text, resource[1])}", service),
            _ => throw Wrong(text, "an access point is arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, and Object Lambda's and outposts' are "
                + "alike"),
        };
    }

    /// <exception cref="S3ConfigurationException">The connection does not lead to AWS, or to another partition of it.</exception>
    public Place Locate(string? key, S3Connection connection)
    {
        if (ServiceHost.Of(HostName, connection, Region) is not { } origin)
            throw new S3ConfigurationException(
                $"'{Text}' is an address at AWS, and the {connection.Origin} leads to {connection.Endpoint.Origin}.");
        (string there, string here) = (AwsHosts.Partition(Region), AwsHosts.Partition(connection.Region));
        return there == here ? new Place(origin with { Host = Front + "." + origin.Host }, Place.PathOf(key), Region, Service)
            : throw new S3ConfigurationException($"'{Text}' is in the partition {there}, and the {connection.Origin} is for "
                + $"{connection.Region}, which is in {here}.");
    }

    private static string Label(string text, string name) =>
        name.Length is > 0 and <= 63 && name.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') ? name
            : throw Wrong(text, $"'{name}' is no name of one");

    private static ArgumentException Wrong(string text, string why) => new($"'{text}' is no access point: {why}.");
}
