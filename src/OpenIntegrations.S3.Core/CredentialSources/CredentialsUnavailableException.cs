using System;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>The source of a connection's credentials gave none. The request was not sent.</summary>
public sealed class CredentialsUnavailableException : Exception, IRemediable
{
    public CredentialsUnavailableException(string message)
        : base(message)
    {
    }

    public CredentialsUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public CredentialsUnavailableException()
    {
    }

    /// <inheritdoc/>
    public Remedy? Remedy { get; init; }
}
