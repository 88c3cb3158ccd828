using System;

namespace OpenIntegrations.S3.Oidc;

/// <summary>The server would not give tokens.</summary>
public sealed class TokenRefusedException : Exception
{
    public TokenRefusedException(string code, string message)
        : base(message) => Code = code;

    public TokenRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TokenRefusedException(string message)
        : base(message)
    {
    }

    public TokenRefusedException()
    {
    }

    /// <summary>The error's name, for example <c>invalid_grant</c>.</summary>
    public string Code { get; } = "";
}
