using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what chooses among the items of a tree.</summary>
internal abstract class FilterParameters
{
    /// <summary>
    /// Only names that one of these patterns fits: * and ? stay within a level, ** crosses levels. One without a / at its beginning may
    /// begin at any level; one that fits a folder takes what is in it. Case counts. A thing is called by its path below the folder that was
    /// named or listed, a single object by its key.
    /// </summary>
    [Parameter]
    public string[] Include { get; set; } = [];

    /// <summary>No names that one of these patterns fits, whatever else fits. They are left as they are.</summary>
    [Parameter]
    public string[] Exclude { get; set; } = [];

    /// <summary>Only objects of more bytes: 4096, 10MB, 1.5G.</summary>
    [Parameter, BytesTransformation]
    public long? LargerThan { get; set; }

    /// <summary>Only objects of fewer bytes.</summary>
    [Parameter, BytesTransformation]
    public long? SmallerThan { get; set; }

    /// <summary>Only what was last changed before: a date, or a span such as 30d, 12h, 90m or 2w for so long ago.</summary>
    [Parameter, MomentTransformation]
    public DateTime? OlderThan { get; set; }

    /// <summary>Only what was last changed after: a date, or a span such as 30d, 12h, 90m or 2w for so long ago.</summary>
    [Parameter, MomentTransformation]
    public DateTime? NewerThan { get; set; }

    /// <summary>
    /// Only the keys of one of several shares, such as 3/16: the same command on sixteen machines, each with another number, does each item
    /// once. A file counts by the key that it becomes. Counting begins with 0 or 1.
    /// </summary>
    [Parameter, ShardTransformation]
    public Shard? Shard { get; set; }

    internal Filter Chosen(params string[] storageClasses) => new(Include, Exclude)
    {
        LargerThan = LargerThan, SmallerThan = SmallerThan, OlderThan = OlderThan, NewerThan = NewerThan, StorageClasses = storageClasses,
        Shard = Shard,
    };
}
