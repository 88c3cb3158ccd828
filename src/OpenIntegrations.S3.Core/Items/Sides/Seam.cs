using System;
using System.IO;
using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Where one range of a list ends and the next one begins. What the list of the first one names behind its end must be in the next one, and
/// where it ends nothing more may come: a store that begins lists anywhere but where it was told is found out here.
/// </summary>
internal sealed class Seam
{
    private string? _ended;
    private string? _beyond;

    /// <summary>All of a range was taken.</summary>
    public void Pass(ListRange range)
    {
        if (range.IsListEnd) _ended ??= range.Last;
        if (range.Beyond is { } beyond && (_beyond is null || Utf8Order.Comparer.Compare(beyond, _beyond) < 0)) _beyond = beyond;
    }

    /// <summary>What is wrong with a page behind the ranges that were passed; null for nothing.</summary>
    public Exception? FaultOf(List<Entry> page)
    {
        (string? ended, string? beyond) = (_ended, _beyond);
        if (page[0].Kind == EntryKind.Unknown) return null;
        (_ended, _beyond) = (null, null);
        if (ended is not null) return new InvalidDataException($"The list ended behind '{ended}', although there is '{page[0].Path}'.");
        return beyond is not null && Utf8Order.Comparer.Compare(page[0].Path, beyond) > 0 ? Missing(beyond) : null;
    }

    /// <summary>What is wrong where nothing more comes; null for nothing.</summary>
    public Exception? FaultAtEnd() => _beyond is null ? null : Missing(_beyond);

    private static InvalidDataException Missing(string path) =>
        new($"A list named '{path}', and another one that begins before it leaves it out, so nobody knows what else it leaves out.");
}
