using System;
using System.Linq;
using System.Net;

namespace OpenIntegrations.S3.Connections;

/// <summary>Finds what people put into a store's address and what cannot work there: a bucket, most of all.</summary>
internal static class UrlFaults
{
    /// <summary>Why no bucket can be reached by such an address, as a sentence; null when one may be.</summary>
    public static string? Find(Endpoint endpoint, string origin)
    {
        if (PathBehind(endpoint) is { } path) return Sentence(origin, path.Provider, path.Bucket, endpoint.Origin.ToString());
        return BucketInFront(endpoint.Origin.Host) is { } front
            ? Sentence(origin, front.Provider, front.Bucket, $"{endpoint.Origin.Scheme}://{front.Store}") : null;
    }

    /// <summary>Why no bucket can stand in front of the host, as a sentence; null when one may.</summary>
    public static string? InFront(Endpoint endpoint, string origin) => IPAddress.TryParse(endpoint.Origin.Host.Trim('[', ']'), out _)
        ? $"The Url of the {origin} is an IP address ({endpoint.Origin.Host}), which takes no bucket in front of it: "
            + "set Addressing to Path."
        : null;

    /// <summary>What may be meant otherwise than it will be taken, as a sentence; null for nothing.</summary>
    public static string? Doubt(Endpoint endpoint, string origin) => endpoint.BasePath.Length == 0 ? null
        : $"The Url of the {origin} has the path '{endpoint.BasePath}', which will stand before every bucket. If it is a bucket, leave it "
            + $"out: the address would be {endpoint.Origin}.";

    private static (Provider Provider, string Bucket)? PathBehind(Endpoint endpoint)
    {
        if (endpoint.BasePath.Length == 0) return null;
        Provider provider = Provider.OfHost(endpoint.Origin.Host);
        return provider == Provider.Other ? null : (provider, endpoint.BasePath.Trim('/').Split('/')[0]);
    }

    private static (Provider Provider, string Bucket, string Store)? BucketInFront(string host)
    {
        string[] labels = host.Split('.');
        (Provider Provider, int Labels)? found = null;
        foreach (Provider provider in Provider.All)
        {
            foreach (string pattern in provider.Hosts)
            {
                if (IsOpen(pattern) || HostPattern.LabelsInFront(pattern, labels) is not { } front) continue;
                if (front == 0) return null;
                found ??= (provider, front);
            }
        }
        return found is not { } store ? null
            : (store.Provider, string.Join(".", labels.Take(store.Labels)), string.Join(".", labels.Skip(store.Labels)));
    }

    private static string Sentence(string origin, Provider provider, string bucket, string store) =>
        $"The Url of the {origin} has a bucket in it ('{bucket}'), and {provider.Title} has this store at {store}: "
            + "set Url to that, and name the bucket where it is used.";

    private static bool IsOpen(string pattern) => pattern.StartsWith('*');
}
