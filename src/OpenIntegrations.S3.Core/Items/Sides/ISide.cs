using System.Collections.Generic;
using System.Threading;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>One side of a job on trees: a bucket or a part of it, a folder of the file system.</summary>
public interface ISide
{
    /// <summary>The root as its user would write it: <c>s3://bucket/prefix/</c> or a path.</summary>
    string Root { get; }

    /// <summary>
    /// What is there, in the rising order of the bytes that the paths have in UTF-8, which is the order of S3's lists. Nothing is
    /// collected: entries come while the side is still being read. What cannot be read is an entry of its own.
    /// </summary>
    IAsyncEnumerable<Entry> EntriesAsync(CancellationToken cancellationToken);
}
