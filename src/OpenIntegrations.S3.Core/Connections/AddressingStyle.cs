namespace OpenIntegrations.S3.Connections;

/// <summary>Where the bucket's name stands in a URL.</summary>
public enum AddressingStyle
{
    /// <summary>
    /// As the provider has it. AWS: in the host, save for IP addresses, ports, and names with dots or under three characters.
    /// </summary>
    Auto,

    /// <summary><c>https://host/bucket/key</c></summary>
    Path,

    /// <summary><c>https://bucket.host/key</c></summary>
    VirtualHosted,
}
