namespace OpenIntegrations.S3.Transfers;

/// <summary>The bytes of an object that an answer holds, proven against what was asked.</summary>
/// <param name="First">The first byte.</param>
/// <param name="End">The byte behind the last one; null when the body itself has to tell.</param>
/// <param name="Total">The bytes of the object; null when nobody knows.</param>
internal readonly record struct Extent(long First, long? End, long? Total)
{
    public bool IsWhole => First == 0 && End == Total;
}
