namespace OpenIntegrations.S3.Items.Runs;

/// <summary>What was moved.</summary>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Checksum">What vouches for them; null for nothing.</param>
internal readonly record struct Moved(long Bytes, string? Checksum);
