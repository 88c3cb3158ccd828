using System.Security;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Input;

/// <summary>The plain text of a secret, for the moment in which it is needed.</summary>
internal static class Secrets
{
    /// <summary>A secret that was given as a text or as a SecureString.</summary>
    public static string? PlainText(object? secret) => PsValue.Unwrap(secret) switch
    {
        SecureString secure => Reveal(secure),
        var text => text?.ToString(),
    };

    public static string Reveal(SecureString secret) => new Secret(secret).Reveal();
}
