namespace OpenIntegrations.S3.Connections;

/// <summary>Which uploads carry a checksum in <c>x-amz-checksum-*</c>.</summary>
public enum ChecksumMode
{
    /// <summary>Those that the caller asks for.</summary>
    WhenRequired,

    /// <summary>All that are not covered by a digest of the caller's own.</summary>
    Always,

    /// <summary>None: the store refuses such headers, and asking for one is an error here.</summary>
    Never,
}
