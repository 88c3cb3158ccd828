using System;
using System.Runtime.InteropServices;
using System.Security;

namespace OpenIntegrations.Http;

/// <summary>A password, key or token: made of a text or a SecureString, and never shown.</summary>
public sealed class Secret
{
    private readonly string _text;

    public Secret(string text) => _text = text;

    public Secret(SecureString text)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            _text = Marshal.PtrToStringUni(memory, text.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    public static implicit operator Secret(string text) => new(text);

    public static implicit operator Secret(SecureString text) => new(text);

    /// <summary>The plain text, for the moment in which it is needed.</summary>
    public string Reveal() => _text;

    public override string ToString() => "********";
}
