using System.Security;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Output;

/// <summary>Secrets as plain text, for the moment in which that is needed, and back.</summary>
internal static class Secrets
{
    /// <summary>A secret that was given as a text or as a SecureString.</summary>
    public static string? PlainText(object? secret) => PsValue.Unwrap(secret) switch
    {
        SecureString secure => Reveal(secure),
        var text => text?.ToString(),
    };

    public static SecureString Hide(string secret)
    {
        var secure = new SecureString();
        foreach (char c in secret) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }

    public static string Reveal(SecureString secret) => new Secret(secret).Reveal();
}
