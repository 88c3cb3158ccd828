using System.Globalization;
using System.Text;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Values;

/// <summary>What an object may be called: anything that is short enough, but not nothing.</summary>
internal static class ObjectKey
{
    private const int MaxBytes = 1024;

    /// <summary>Whether there is a key, and it is as short as keys must be.</summary>
    public static bool IsValid(string? key) =>
        key is { Length: > 0 } && (key.Length <= MaxBytes / 4 || Encoding.UTF8.GetByteCount(key) <= MaxBytes);

    /// <exception cref="S3Error">The key is empty, or longer than S3 allows.</exception>
    public static void Check(string key)
    {
        if (IsValid(key)) return;
        if (key.Length == 0) throw ErrorCode.Argument("key", key, "User key must have a length greater than 0.");
        int bytes = Encoding.UTF8.GetByteCount(key);
        throw ErrorCode.KeyTooLongError.With("Size", bytes.ToString(CultureInfo.InvariantCulture)).With("MaxSizeAllowed", "1024");
    }
}
