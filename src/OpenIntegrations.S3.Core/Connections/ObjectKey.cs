using System;
using System.Text;

namespace OpenIntegrations.S3.Connections;

/// <summary>Refuses keys that no store takes.</summary>
public static class ObjectKey
{
    public const int MaxBytes = 1024;

    /// <exception cref="ArgumentException">The key is empty or longer than 1,024 bytes in UTF-8.</exception>
    public static string Check(string key)
    {
        if (key.Length == 0) throw new ArgumentException("The object key is empty.");
        int bytes = Encoding.UTF8.GetByteCount(key);
        if (bytes > MaxBytes) throw new ArgumentException($"The object key has {bytes} bytes in UTF-8; S3 allows {MaxBytes}.");
        return key;
    }
}
