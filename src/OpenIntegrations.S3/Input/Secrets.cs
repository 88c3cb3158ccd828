using System;
using System.Runtime.InteropServices;
using System.Security;

namespace OpenIntegrations.S3.Input;

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

    public static string Reveal(SecureString secret)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
