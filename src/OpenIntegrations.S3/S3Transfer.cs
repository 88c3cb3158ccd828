using System;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3;

/// <summary>A large upload or download that was begun and is not done yet.</summary>
public sealed class S3Transfer
{
    private const int Hundred = 100;
    private readonly KeptTransfer _kept;

    internal S3Transfer(KeptTransfer kept) => _kept = kept;

    /// <summary>What it is called.</summary>
    public string Id => _kept.Name.Id;

    /// <summary>In which direction.</summary>
    public TransferKind Kind => _kept.Name.Kind;

    /// <summary>Active while a process works on it, else Interrupted.</summary>
    public string State => _kept.IsActive ? "Active" : "Interrupted";

    /// <summary>The bytes that are there.</summary>
    public long Done => _kept.Done;

    /// <summary>The bytes of the whole.</summary>
    public long Size => _kept.Length;

    /// <summary>The share that is there.</summary>
    public int Percent => (int)(Done * Hundred / Math.Max(1, Size));

    /// <summary>Where the bytes come from.</summary>
    public string Source => _kept.Source;

    /// <summary>Where they go.</summary>
    public string Destination => _kept.Destination;

    /// <summary>When it was begun, in local time.</summary>
    public DateTime Begun => _kept.Begun.ToLocalTime();

    /// <summary>When something was last added, in local time.</summary>
    public DateTime LastModified => _kept.Changed.ToLocalTime();

    /// <summary>How long ago that was.</summary>
    public TimeSpan Age => DateTime.UtcNow - _kept.Changed;

    /// <summary>The stored profile that it was begun with.</summary>
    public string? ProfileName => _kept.ProfileName;

    /// <summary>The store.</summary>
    public string Store => _kept.Name.Store;

    /// <summary>The upload at the store; nothing for a download.</summary>
    public string? UploadId => _kept.UploadId;

    /// <summary>The file that has what came so far; nothing for an upload.</summary>
    public string? Partial => _kept.Partial;

    public override string ToString() => $"{Source} to {Destination}";

    internal static string Notice(KeptTransfer kept) =>
        $"{Amount(kept)} of '{kept.Source}' are kept: the same command goes on from there. Get-S3Transfer shows what is kept, and "
            + "Remove-S3Transfer takes it away.";

    internal static string Amount(KeptTransfer kept) => $"{ByteSize.Format(kept.Done)} of {ByteSize.Format(kept.Length)}";
}
