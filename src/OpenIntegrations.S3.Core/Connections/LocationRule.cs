namespace OpenIntegrations.S3.Connections;

/// <summary>Whether a bucket is created with a <c>LocationConstraint</c> that the caller did not give.</summary>
public enum LocationRule
{
    /// <summary>The endpoint decides where buckets live.</summary>
    None,

    /// <summary>The connection's region is sent, unless it is us-east-1 or auto.</summary>
    Region,
}
