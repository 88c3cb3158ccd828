using System;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// What came, or what the store says it has, is not what was asked for or sent. Nothing of it is left under the final name.
/// </summary>
public sealed class IntegrityException : InvalidOperationException
{
    public IntegrityException(string message)
        : base(message)
    {
    }

    public IntegrityException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public IntegrityException()
    {
    }
}
