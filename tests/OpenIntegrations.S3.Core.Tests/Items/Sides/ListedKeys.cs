using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

/// <summary>Keys as a store lists them, in memory, from wherever a list begins.</summary>
internal sealed class ListedKeys(IEnumerable<string> keys, int pageSize)
{
    private readonly string[] _keys = [.. keys.OrderBy(k => k, Utf8Order.Comparer)];
    private int _open;
    private int _lists;
    private int _pages;

    public IReadOnlyList<string> Keys => _keys;

    /// <summary>Whether each key has two versions.</summary>
    public bool HasVersions { get; init; }

    /// <summary>Where a list begins that was told to begin behind a path, as an index.</summary>
    public Func<string, int, int> Begin { get; init; } = static (_, at) => at;

    /// <summary>Changes a page: the place where its list began, the index of its first key.</summary>
    public Func<string?, int, S3Answer, S3Answer?> Page { get; init; } = static (_, _, page) => page;

    /// <summary>What a request waits for.</summary>
    public Func<string?, Task> Wait { get; init; } = static async _ => await Task.Yield();

    public int Pages => _pages;

    public int Lists => _lists;

    /// <summary>Lists that nobody has closed.</summary>
    public int Open => _open;

    /// <summary>Where lists were begun.</summary>
    public List<string> Places { get; } = [];

    public LongList List(CancellationTokenSource stop, int width = 8, bool isOrdered = true, bool maySplit = true) =>
        new(behind => Listed(behind, isOrdered, stop.Token), () => width, 0, stop) { MaySplit = maySplit };

    /// <summary>All that a list gives, as it is read to its end.</summary>
    public async Task<List<Entry>> AllAsync(int width = 8, bool isOrdered = true, bool maySplit = true)
    {
        using var stop = new CancellationTokenSource();
        var all = new List<Entry>();
        await foreach (Entry entry in List(stop, width, isOrdered, maySplit).EntriesAsync()) all.Add(entry);
        return all;
    }

    private ListedPages Listed(string? behind, bool isOrdered, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lists);
        lock (Places) Places.Add(behind ?? "");
        return new ListedPages(PagesAsync(behind, cancellationToken).GetAsyncEnumerator(cancellationToken), new PageEntries("", ""),
            new RisingOrder(HasVersions, behind), "") { IsOrdered = isOrdered || behind is not null };
    }

    private async IAsyncEnumerable<S3Answer> PagesAsync(string? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        try
        {
            int at = behind is null ? 0 : Begin(behind, FirstBehind(behind));
            do
            {
                await Wait(behind);
                cancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _pages);
                if (Page(behind, at, PageAt(at)) is not { } page) yield break;
                yield return page;
                if (page.Error is not null) yield break;
                at += pageSize;
            }
            while (at < _keys.Length);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private int FirstBehind(string path)
    {
        int at = Array.BinarySearch(_keys, path, Utf8Order.Comparer);
        return at < 0 ? ~at : at + 1;
    }

    private S3Answer PageAt(int at) => PageOf(_keys.Skip(at).Take(pageSize), HasVersions);

    public static S3Answer PageOf(IEnumerable<string> keys, bool hasVersions = false)
    {
        IEnumerable<TreeMap> items = keys.SelectMany(k => hasVersions ? new[] { Item(k, "2"), Item(k, "1") } : [Item(k, null)]);
        var list = new TreeMap { { hasVersions ? "Version" : "Contents", items.Cast<object?>().ToList() } };
        return new S3Answer(200, new TreeMap { { "List", list } }, [], Routes.ListObjectsV2.For("b"));
    }

    private static TreeMap Item(string key, string? version) => new()
    {
        { "Key", key }, { "Size", 1L }, { "VersionId", version }, { "IsLatest", version != "1" },
        { "LastModified", DateTime.UnixEpoch.AddDays(version == "1" ? 0 : 1) },
    };
}
