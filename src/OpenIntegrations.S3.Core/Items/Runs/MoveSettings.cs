using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>How the bytes of a tree's items go.</summary>
public sealed record MoveSettings
{
    /// <summary>Bytes in a part; null for the connection's.</summary>
    public long? PartSize { get; init; }

    /// <summary>How many parts of one item are under way at once; null for the connection's.</summary>
    public int? Parallel { get; init; }

    /// <summary>The algorithm of the checksums that go along; null for the provider's rule.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether the source is deleted once it has arrived, which therefore is proven by what the store gets to compare.</summary>
    public bool ErasesSource { get; init; }

    public Verification Verification { get; init; }

    /// <summary>Whether what a store copies stays of its class, where no other is given.</summary>
    public bool KeepsClass { get; init; }

    /// <summary>Which items are kept for another run when they are interrupted; null for none.</summary>
    public Resuming? Resume { get; init; }

    /// <summary>Whether objects keep the times of files as metadata, and files get them again.</summary>
    public bool KeepTimes { get; init; }

    /// <summary>Whether what is written may go through links to other folders.</summary>
    public bool FollowLinks { get; init; }
}
