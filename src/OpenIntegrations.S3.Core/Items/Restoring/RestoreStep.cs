using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Restoring;

/// <summary>What brings a key back to what it was. No version is lost by it.</summary>
/// <param name="Key">The key, as its newest version has it.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Version">What the key has again; null where it had nothing.</param>
/// <param name="Markers">The versions that say that it was deleted, of those that go.</param>
public sealed record RestoreStep(Found Key, RestoreKind Kind, Entry? Version, IReadOnlyList<string?> Markers)
{
    /// <summary>Where the key is, without a version: what is done adds one, or takes markers away.</summary>
    public S3Address KeyAddress => new(Key.Bucket, Key.Key);

    /// <summary>The step for a key; null when there is nothing to do.</summary>
    /// <param name="versions">All versions of the key, the newest first.</param>
    /// <param name="asOf">The moment whose state is wanted, in UTC; null for the last one before the key was deleted.</param>
    internal static RestoreStep? For(IReadOnlyList<Found> versions, DateTime? asOf)
    {
        Found current = versions[0];
        List<string?> markers = versions.Select(v => v.Entry).TakeWhile(IsMarker).Select(e => e.VersionId).ToList();
        Entry? below = versions.Skip(markers.Count).Select(v => v.Entry).FirstOrDefault();
        Entry? wanted = asOf is null ? below : versions.Select(v => v.Entry).FirstOrDefault(v => v.LastModified <= asOf);
        if (wanted is null || IsMarker(wanted))
            return asOf is null || markers.Count > 0 ? null : new RestoreStep(current, RestoreKind.Delete, null, []);
        if (wanted == current.Entry) return null;
        return wanted == below
            ? new RestoreStep(current, RestoreKind.RemoveMarkers, wanted, markers)
            : new RestoreStep(current, RestoreKind.CopyVersion, wanted, []);
    }

    private static bool IsMarker(Entry entry) => entry.Kind == EntryKind.DeleteMarker;
}

/// <summary>How a key is brought back.</summary>
public enum RestoreKind
{
    /// <summary>The markers above the version go, so that it is the newest again.</summary>
    RemoveMarkers,

    /// <summary>The version is copied over the newest one, which stays as a version.</summary>
    CopyVersion,

    /// <summary>There was nothing: the object is deleted, which adds a marker.</summary>
    Delete,
}
