using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>
/// What is to be done so that the target has what the source has, as a stream of steps in the order of the paths. A step is there as soon
/// as both sides have come to its path.
/// </summary>
/// <param name="source">What the source has.</param>
/// <param name="target">What the target has; null where everything is brought there without looking.</param>
/// <param name="from">Where the source lies.</param>
/// <param name="to">Where the target lies.</param>
public sealed class Plan(ISide source, ISide? target, TreeEnd from, TreeEnd to)
{
    private readonly OneName? _oneName = to is FileEnd ? new OneName() : null;
    private readonly HashSet<string> _special = new(StringComparer.Ordinal);
    private bool _isSourceKnown = true;

    /// <summary>What makes two things the same.</summary>
    public CompareBy By { get; init; }

    /// <summary>Whether what only the target has is to go.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether folders without anything in them count.</summary>
    public bool EmptyFolders { get; init; }

    /// <summary>
    /// Whether objects keep the times of files as metadata. They are asked for where the time of a file is not that of the store's list.
    /// </summary>
    public bool KeepTimes { get; init; }

    /// <summary>Which things are meant, on both sides: what is not is neither moved nor deleted.</summary>
    public Func<Entry, bool> Takes { get; init; } = static _ => true;

    /// <summary>Which paths are in the share of the work that is done here; what is in another is left to whoever does that.</summary>
    public Func<string, bool> InShare { get; init; } = static _ => true;

    /// <summary>Which paths the target would take for one; null where it tells all apart.</summary>
    public Collisions? Collisions { get; init; }

    /// <summary>How many things the source has, as far as the plan has come.</summary>
    public long Found { get; private set; }

    /// <summary>Whether there is nothing but folders, which is what a place looks like where something should be mounted.</summary>
    public bool IsHollow { get; private set; } = true;

    /// <summary>How many of them are meant.</summary>
    public long Meant { get; private set; }

    /// <summary>Whether the source shows a part of what it has, and nobody learns of the rest.</summary>
    public bool IsOfPart { get; init; }

    /// <summary>Whether there is nothing. What could not be read, or was not asked for, may hold something.</summary>
    public bool IsEmpty => Found == 0 && _isSourceKnown && !IsOfPart;

    /// <summary>Whether nothing of what there is was meant.</summary>
    public bool FitsNothing => Meant == 0 && _isSourceKnown;

    public async IAsyncEnumerable<TreeStep> StepsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var comparison = new Comparison(from, to, By);
        if (Collisions is not null) await Collisions.ReadAsync(source, Takes, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<Pair> pairs = Join.OfAsync(source, target ?? Nothing.Side, cancellationToken);
        if (_oneName is not null) pairs = _oneName.WatchAsync(pairs, IsWritten, cancellationToken);
        await foreach (Pair pair in pairs.ConfigureAwait(false))
        {
            Count(pair.Left);
            if (pair.Left is { Kind: EntryKind.Special }) _special.Add(pair.Path);
            if (await OfAsync(pair, comparison, cancellationToken).ConfigureAwait(false) is { } step) yield return step;
            // Behind that nothing may be written: one error says it for all.
            if (pair.Right is { Kind: EntryKind.Unknown, Path.Length: 0 }) yield break;
        }
    }

    private void Count(Entry? found)
    {
        if (found is null) return;
        if (found.Kind == EntryKind.Unknown) _isSourceKnown = false;
        else Found++;
        IsHollow &= found.Kind == EntryKind.Folder && (!EmptyFolders || found.Path.Length == 0);
    }

    private bool IsWritten(Entry entry) =>
        (entry.Kind == EntryKind.Item || (entry.Kind == EntryKind.Folder && EmptyFolders)) && entry.Path.Length > 0 && Takes(entry)
            && NameFault(entry.Path.TrimEnd('/')) is null;

    private ValueTask<TreeStep?> OfAsync(Pair pair, Comparison comparison, CancellationToken cancellationToken)
    {
        if ((pair.Left is { Kind: EntryKind.Unknown } ? pair.Left : pair.Right) is { Kind: EntryKind.Unknown, Error: var error })
            return new(Conflict(pair, "it could not be read", error ?? new IOException("It could not be read.")));
        if (!Takes(pair.Left ?? pair.Right!)) return default;
        if (pair.Left is not null) Meant++;
        if (!InShare(pair.Path)) return default;
        return pair.Left switch
        {
            null => new(OfSurplus(pair)),
            { Kind: EntryKind.Item } => OfItemAsync(pair, comparison, cancellationToken),
            { Kind: EntryKind.Folder } => new(OfFolder(pair)),
            _ => new(new TreeStep(StepAction.Skip, pair.Path, "no file that could be moved", pair.Left, pair.Right)),
        };
    }

    private TreeStep? OfSurplus(Pair pair)
    {
        bool goes = Deletes && pair.IsLeftKnown && pair.Path.Length > 0 && Collisions?.HasAny(pair.Path) != true && !IsBehindLink(pair.Path)
            && (pair.Right!.Kind == EntryKind.Item || (pair.Right.Kind == EntryKind.Folder && EmptyFolders));
        return goes ? new TreeStep(StepAction.Delete, pair.Path, "the source does not have it", null, pair.Right) : null;
    }

    // A link that is not followed may lead to a folder that has it.
    private bool IsBehindLink(string path)
    {
        for (int end = path.IndexOf('/'); end > 0 && _special.Count > 0; end = path.IndexOf('/', end + 1))
        {
            if (_special.Contains(path.Substring(0, end))) return true;
        }
        return false;
    }

    private TreeStep? OfFolder(Pair pair)
    {
        if (!EmptyFolders || pair.Right?.Kind == EntryKind.Folder) return null;
        // The folder of the job itself is something only where both are markers.
        if (pair.Path.Length == 0 && !((from, to) is (StoreEnd, StoreEnd { Prefix.Length: > 0 }))) return null;
        return Fault(pair, pair.Path.TrimEnd('/')) is { } fault ? Conflict(pair, fault.Message, fault)
            : new TreeStep(StepAction.MakeFolder, pair.Path, "an empty folder", pair.Left, pair.Right);
    }

    private async ValueTask<TreeStep?> OfItemAsync(Pair pair, Comparison comparison, CancellationToken cancellationToken)
    {
        if (Fault(pair, pair.Path) is { } fault) return Conflict(pair, fault.Message, fault);
        string reason = target is null ? "asked for" : "the target does not have it";
        if (pair.Right is null) return new TreeStep(StepAction.Copy, pair.Path, reason, pair.Left, null);
        try
        {
            Entry left = pair.Left!;
            if (KeepTimes) left = await comparison.WithKeptTimeAsync(left, pair.Right, cancellationToken).ConfigureAwait(false);
            (StepAction action, reason) = await comparison.JudgeAsync(pair.Path, left, pair.Right, cancellationToken).ConfigureAwait(false);
            return new TreeStep(action, pair.Path, reason, left, pair.Right);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Conflict(pair, "it could not be compared", e);
        }
    }

    /// <summary>Why a path must not be written; null when it may.</summary>
    private Exception? Fault(Pair pair, string path)
    {
        if (!pair.IsRightKnown) return new IOException("The target could not be read there: what it has is not overwritten.");
        if (pair.Right is { Kind: EntryKind.Special, Size: null or 0, LastModified: null })
            return new IOException("The target has something else than a file there, such as a link to a folder or a device.");
        if (_oneName?.IsTaken(path) == true)
            return new IOException("The source has an item and others below it, as a and a/b: they cannot all be files. None is written.");
        if (Collisions?.IsShared(path) == true)
            return new IOException("The source has another path that differs in case or accents only: both would become one place.");
        return NameFault(path);
    }

    /// <summary>Why the target can have nothing of that name; null when it can.</summary>
    private ArgumentException? NameFault(string path)
    {
        try
        {
            to.Address(path);
            return null;
        }
        catch (ArgumentException e)
        {
            return e;
        }
    }

    private static TreeStep Conflict(Pair pair, string reason, Exception error) =>
        new(StepAction.Conflict, pair.Path, reason, pair.Left, pair.Right) { Error = error };
}
