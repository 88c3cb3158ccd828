namespace OpenIntegrations.S3.Local.Storage;

/// <summary>What <c>store.json</c> says: that the folder is a store, and how it lies there.</summary>
/// <param name="Kind">Always <see cref="OurKind"/>.</param>
/// <param name="Format">A number that grows when a server of before could not read a store any more.</param>
internal sealed record StoreFormat(string Kind, int Format)
{
    public const string OurKind = "OpenIntegrations.S3 local store";
    public const int Current = 1;

    public static StoreFormat OfToday { get; } = new(OurKind, Current);
}
