using System;
using System.Text;

namespace OpenIntegrations.S3.Connections;

/// <summary>Refuses keys that no store takes.</summary>
internal static class ObjectKey
{
    public const int MaxBytes = 1024;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">
    /// The key is empty, longer than 1,024 bytes in UTF-8, or no Unicode at all: half a surrogate pair would become another key.
    /// </exception>
    public static string Check(string key)
    {
        if (key.Length == 0) throw new ArgumentException("The object key is empty.");
        int bytes = Count(key);
        if (bytes > MaxBytes) throw new ArgumentException($"The object key has {bytes} bytes in UTF-8; S3 allows {MaxBytes}.");
        return key;
    }

    private static int Count(string key)
    {
        try
        {
            return s_strict.GetByteCount(key);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"The object key has half a surrogate pair at position {e.Index}, which UTF-8 cannot carry.", e);
        }
    }
}
