using OpenIntegrations.S3.Items;

namespace OpenIntegrations.S3.Output;

/// <summary>Bytes for people, in powers of 1,024.</summary>
public static class Size
{
    /// <summary>For example <c>1.5 MiB</c>.</summary>
    public static string Format(long bytes) => ByteSize.Format(bytes);
}
