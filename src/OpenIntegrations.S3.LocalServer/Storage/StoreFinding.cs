namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// Something in a store's folder that does not fit. It is left where it lies and not served; nothing is erased.
/// </summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Bucket">The bucket that it lies in; null when it lies in none.</param>
/// <param name="Key">The key of the object that is concerned, where that is known.</param>
public sealed record StoreFinding(string Path, string Reason, string? Bucket = null, string? Key = null)
{
    public override string ToString() => Key is null ? $"'{Path}': {Reason}" : $"'{Path}' ('{Key}'): {Reason}";
}
