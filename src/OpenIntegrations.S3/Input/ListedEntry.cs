using System;
using System.Globalization;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Input;

/// <summary>What a list said of things that come down the pipeline.</summary>
internal static class ListedEntry
{
    /// <param name="row">What came.</param>
    /// <param name="path">What it is called below what it was listed from.</param>
    public static Entry Of(PipedRow row, string path) => new(path, EntryKind.Item)
    {
        Size = Size(row), LastModified = Time(row), ETag = row.Text("ETag"), StorageClass = row.Text("StorageClass"),
        VersionId = row.Text("VersionId"),
    };

    /// <summary>
    /// The path of a key below the folder that it was listed from, without the slash of a folder; null where it is not there. It is one of
    /// keys, not of addresses: a version is no part of a name, nor is what stands behind a key that looks like one.
    /// </summary>
    public static string? PathBelow(string? root, string bucket, string key) => FolderOf(root, bucket, key) is { } folder
        ? key.Substring(folder.Length, key.Length - folder.Length - (key.EndsWith('/') ? 1 : 0)) : null;

    /// <summary>The key of the folder that a key was listed from; null where nobody says, or it is not there.</summary>
    public static string? FolderOf(string? root, string bucket, string key) =>
        (root is null ? null : S3Address.TryParse(root)) is { } address && address.Bucket == bucket
            && (address.Key ?? "") is var folder && (folder.Length == 0 || folder.EndsWith('/'))
            && key.Length > folder.Length && key.StartsWith(folder, StringComparison.Ordinal) ? folder : null;

    /// <summary>The bytes; null where nobody says.</summary>
    public static long? Size(PipedRow row) =>
        long.TryParse(row.Text("Size"), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null;

    // Texts, as of a CSV file, may have any form: what is not surely a time is none.
    private static DateTime? Time(PipedRow row) => PsValue.Unwrap(row.Value("LastModified")) is DateTime time
        ? time.ToUniversalTime() : null;
}
