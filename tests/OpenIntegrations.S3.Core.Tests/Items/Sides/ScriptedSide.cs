using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

/// <summary>A side that gives what it is told, and fails where it is told to.</summary>
internal sealed class ScriptedSide(params Entry[] entries) : ISide
{
    public ScriptedSide(IEnumerable<string> paths)
        : this(paths.Select(Of).ToArray())
    {
    }

    public string Root => "scripted";

    /// <summary>Thrown behind the last entry.</summary>
    public Exception? Failure { get; init; }

    public static Entry Of(string path) => new(path, EntryKind.Item) { Size = 1, LastModified = DateTime.UnixEpoch };

    public async IAsyncEnumerable<Entry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Entry entry in entries)
        {
            await Task.Yield();
            yield return entry;
        }
        if (Failure is not null) throw Failure;
    }
}
