namespace OpenIntegrations.S3.Connections;

/// <summary>Where the bucket's name stands in a URL.</summary>
public enum AddressingStyle
{
    /// <summary>Virtual-hosted for AWS and the stores that demand it; path style for other endpoints, IP addresses, ports, and bucket names with dots or under three characters.</summary>
    Auto,

    /// <summary><c>https://host/bucket/key</c></summary>
    Path,

    /// <summary><c>https://bucket.host/key</c></summary>
    VirtualHosted,
}
