using System;

namespace OpenIntegrations.S3.Connections;

/// <summary>Something about a connection or a profile is missing or wrong. Nothing was sent.</summary>
public sealed class S3ConfigurationException : Exception
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
}
