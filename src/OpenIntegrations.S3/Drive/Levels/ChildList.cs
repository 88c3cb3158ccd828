using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>
/// Gives out what lies in folders: folders first, and the content of one folder together, as PowerShell shows files. What is longer than
/// can be held comes in the order of the store, as it is read.
/// </summary>
/// <param name="write">Gives things out, on the host's thread.</param>
/// <param name="selection">Which are wanted.</param>
internal sealed class ChildList(Action<IReadOnlyList<Node>> write, Selection selection)
{
    /// <summary>How many things are held to be put in order, and kept for a moment.</summary>
    public const int MaxHeld = 20_000;

    public void Write(IEnumerable<Node> nodes)
    {
        Node[] wanted = [.. nodes.Where(selection.Takes)];
        if (wanted.Length > 0) write(wanted);
    }

    public async Task<bool> OneLevelAsync(DriveStore store, Pump pump, DrivePath at, CancellationToken cancellationToken)
    {
        var held = new List<Node>();
        bool isStreaming = false;
        string beginning = at.IsStore ? "" : selection.Beginning;
        await foreach (IReadOnlyList<Node> page in store.LevelAsync(at, beginning, cancellationToken).ConfigureAwait(false))
        {
            if (isStreaming)
            {
                await pump.PostAsync(() => Write(page)).ConfigureAwait(false);
                continue;
            }
            held.AddRange(page);
            if (held.Count <= MaxHeld) continue;
            isStreaming = true;
            await pump.PostAsync(() => Write(Level.Ordered(held))).ConfigureAwait(false);
        }
        if (isStreaming) return true;
        if (beginning.Length == 0) store.Cache.Keep(at, new Level(held));
        await pump.PostAsync(() => Write(Level.Ordered(held))).ConfigureAwait(false);
        return true;
    }

    /// <summary>Folder by folder, so far down.</summary>
    public async Task<bool> ByLevelAsync(DriveStore store, Pump pump, DrivePath at, uint depth, CancellationToken cancellationToken)
    {
        var folders = new List<DrivePath>();
        await foreach (IReadOnlyList<Node> page in store.LevelAsync(at, "", cancellationToken).ConfigureAwait(false))
        {
            await pump.PostAsync(() => Write(Level.Ordered(page))).ConfigureAwait(false);
            folders.AddRange(page.Where(n => n.IsContainer).Select(n => n.PathIn(at.Drive)));
        }
        foreach (DrivePath folder in depth == 0 ? [] : folders)
        {
            if (depth == uint.MaxValue) await DeepAsync(store, pump, folder, cancellationToken).ConfigureAwait(false);
            else await ByLevelAsync(store, pump, folder, depth - 1, cancellationToken).ConfigureAwait(false);
        }
        return true;
    }

    /// <summary>All that lies below a folder, from one list.</summary>
    public async Task<bool> DeepAsync(DriveStore store, Pump pump, DrivePath at, CancellationToken cancellationToken)
    {
        var signs = new FolderSigns(at);
        var held = new List<Node>();
        bool isStreaming = false;
        await foreach (IReadOnlyList<Node> page in store.ObjectsAsync(at, cancellationToken).ConfigureAwait(false))
        {
            List<Node> nodes = [.. page.SelectMany(signs.Next)];
            if (!isStreaming)
            {
                held.AddRange(nodes);
                if (held.Count <= MaxHeld) continue;
                isStreaming = true;
                nodes = held;
            }
            await pump.PostAsync(() => Write(nodes)).ConfigureAwait(false);
        }
        if (!isStreaming) await pump.PostAsync(() => Write(InTree(held, at))).ConfigureAwait(false);
        return true;
    }

    /// <summary>The content of each folder together, what is in its folders behind it.</summary>
    private static IEnumerable<Node> InTree(List<Node> nodes, DrivePath root)
    {
        ILookup<string?, Node> byParent = nodes.ToLookup(n => n.PathIn("").Parent.Key, StringComparer.Ordinal);
        var waiting = new Stack<string?>([root.Key]);
        while (waiting.Count > 0)
        {
            Node[] inside = [.. Level.Ordered(byParent[waiting.Pop()])];
            foreach (Node node in inside) yield return node;
            foreach (Node folder in inside.Where(n => n.IsContainer).Reverse()) waiting.Push(folder.Key);
        }
    }
}
