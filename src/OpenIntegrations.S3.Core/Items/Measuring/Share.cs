using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Items.Measuring;

/// <summary>A part of what was measured.</summary>
/// <param name="name">What the part has in common; empty for all.</param>
public sealed class Share(string name)
{
    public string Name { get; } = name;

    public long Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>When the last of it was changed, in UTC; null where the store does not say.</summary>
    public DateTime? Newest { get; private set; }

    internal void Add(Entry entry)
    {
        Count++;
        Bytes = ByteSize.Plus(Bytes, entry.Size);
        if (entry.LastModified > (Newest ?? DateTime.MinValue)) Newest = entry.LastModified;
    }
}
