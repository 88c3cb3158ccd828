using System;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>Base64 without an exception for what is none.</summary>
internal static class Base64
{
    public static bool TryDecode(string text, out byte[] bytes)
    {
        try
        {
            bytes = Convert.FromBase64String(text);
            return true;
        }
        catch (FormatException)
        {
            bytes = [];
            return false;
        }
    }
}
