using System;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Connections;

/// <summary>Something about a connection or a profile is missing or wrong. Nothing was sent.</summary>
public sealed class S3ConfigurationException : Exception, IRemediable
{
    public S3ConfigurationException(string message)
        : base(message)
    {
    }

    public S3ConfigurationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public S3ConfigurationException()
    {
    }

    /// <inheritdoc/>
    public Remedy? Remedy { get; init; }
}
