using System.Globalization;
using System.Text;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>What an object may be called: anything that is short enough.</summary>
internal static class ObjectKey
{
    private const int MaxBytes = 1024;

    /// <summary>Whether a key is as short as keys must be.</summary>
    public static bool IsValid(string key) => key.Length <= MaxBytes / 4 || Encoding.UTF8.GetByteCount(key) <= MaxBytes;

    /// <exception cref="S3Error">The key is longer than S3 allows.</exception>
    public static void Check(string key)
    {
        if (IsValid(key)) return;
        int bytes = Encoding.UTF8.GetByteCount(key);
        throw ErrorCode.KeyTooLongError.With("Size", bytes.ToString(CultureInfo.InvariantCulture)).With("MaxSizeAllowed", "1024");
    }
}
