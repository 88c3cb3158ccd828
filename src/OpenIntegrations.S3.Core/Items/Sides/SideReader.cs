using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>Reads a side entry by entry, and knows where it could not be read.</summary>
internal sealed class SideReader(ISide side, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const string Everything = "/";
    private readonly IAsyncEnumerator<Entry> _entries = side.EntriesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private bool _isCut;
    private bool _hasEnded;

    /// <summary>The entry that is next; null behind the last.</summary>
    public Entry? Head { get; private set; }

    /// <summary>What could not be read, and was not told yet.</summary>
    public Queue<Entry> Unread { get; } = new();

    /// <summary>Whether it is known what the side has at a path. It is asked for paths behind the last head only.</summary>
    public bool Knows(string path)
    {
        if (_isCut) return false;
        if (_unread.Count == 0) return true;
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_unread.Contains(path.Substring(0, slash))) return false;
        }
        return !_unread.Contains(path.TrimEnd('/'));
    }

    /// <summary>Goes on to the next entry. A side that fails, or whose order breaks, is unknown from there on.</summary>
    public async ValueTask MoveAsync()
    {
        string? last = Head?.Path;
        Head = null;
        while (!_hasEnded && await NextAsync().ConfigureAwait(false) is { } entry)
        {
            if (entry.Kind == EntryKind.Unknown) Note(entry);
            else if (last is null || Utf8Order.Comparer.Compare(entry.Path, last) is var order && order > 0)
            {
                Head = entry;
                return;
            }
            else if (order < 0) Note(OutOfOrder(entry.Path, last));
        }
    }

    public ValueTask DisposeAsync() => _entries.DisposeAsync();

    private async ValueTask<Entry?> NextAsync()
    {
        try
        {
            return await _entries.MoveNextAsync().ConfigureAwait(false) ? _entries.Current : null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Entry("", EntryKind.Unknown) { Error = e };
        }
    }

    private void Note(Entry unread)
    {
        Unread.Enqueue(unread);
        _hasEnded |= unread.Path.Length == 0;
        _isCut |= unread.Path is "" or Everything;
        if (!_isCut) _unread.Add(unread.Path.TrimEnd('/'));
    }

    private Entry OutOfOrder(string path, string last) => new("", EntryKind.Unknown)
    {
        Error = new InvalidDataException(
            $"The list of {side.Root} is out of order: '{path}' comes behind '{last}', so nobody knows what it leaves out."),
    };
}
