using System;

namespace OpenIntegrations.S3.Transfers;

/// <summary>How far a transfer is, in bytes. The total is null when nobody knows it.</summary>
public readonly record struct TransferProgress(string Key, long Done, long? Total);

/// <summary>Tells nobody.</summary>
public sealed class SilentProgress : IProgress<TransferProgress>
{
    public static SilentProgress Instance { get; } = new();

    public void Report(TransferProgress value)
    {
    }
}
