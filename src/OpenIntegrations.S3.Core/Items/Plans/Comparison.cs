using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>Whether what the target has at a path is what the source has there.</summary>
/// <param name="source">Where things come from.</param>
/// <param name="target">Where they go.</param>
/// <param name="by">What decides.</param>
internal sealed class Comparison(TreeEnd source, TreeEnd target, CompareBy by)
{
    private const string Same = "the same";

    private readonly ContentCheck? _content = (source, target) switch
    {
        (StoreEnd store, FileEnd files) => new(store, files),
        (FileEnd files, StoreEnd store) => new(store, files),
        _ => null,
    };

    private readonly DigestCheck? _digests = source is StoreEnd here && target is StoreEnd there ? new(here, there) : null;

    /// <summary>What is to be done, and why. A judgement that reads nothing is there at once.</summary>
    public async ValueTask<(StepAction Action, string Reason)> JudgeAsync(string path, Entry from, Entry to,
        CancellationToken cancellationToken)
    {
        if (from.Size is null || to.Size is null) return (StepAction.Copy, "the size is not known");
        if (from.Size != to.Size) return (StepAction.Copy, "the size differs");
        return by switch
        {
            CompareBy.Size => (StepAction.Skip, Same),
            CompareBy.Checksum => await ByContentAsync(path, from, to, cancellationToken).ConfigureAwait(false) ?? ByTime(from, to),
            _ when source is FileEnd && from.LastModified > DateTime.UtcNow && await IsSameAsync(path, to, cancellationToken)
                .ConfigureAwait(false) => (StepAction.Skip, Same),
            _ when target is StoreEnd && IsLaterInTheSecond(from, to) => await InOneSecondAsync(path, from, to, cancellationToken)
                .ConfigureAwait(false),
            _ when target is FileEnd && ByTime(from, to).Action == StepAction.Copy =>
                await ByFileAsync(path, from, cancellationToken).ConfigureAwait(false) ?? ByTime(from, to),
            _ => ByTime(from, to),
        };
    }

    /// <summary>An object that becomes a file, with the time that its metadata keep where only that can be the file's.</summary>
    public async ValueTask<Entry> WithKeptTimeAsync(Entry item, Entry file, CancellationToken cancellationToken)
    {
        bool mayBeSame = by != CompareBy.Size && item.Size is not null && item.Size == file.Size;
        if (!mayBeSame || ByTime(item, file).Action != StepAction.Copy || source is not StoreEnd store || target is not FileEnd)
            return item;
        S3Answer head = await store.Client.SendOrThrowAsync(store.Bind(Routes.HeadObject, item.Path), cancellationToken)
            .ConfigureAwait(false);
        return FileTime.Read(head.Headers) is { } time ? item with { LastModified = time } : item;
    }

    /// <summary>
    /// By whole seconds, because stores differ in what is finer. What a store wrote since the source changed has what the source had; a
    /// file gets the time of its object, so that any other time is that of another state.
    /// </summary>
    private (StepAction Action, string Reason) ByTime(Entry from, Entry to)
    {
        if (from.LastModified is not { } source || to.LastModified is not { } there) return (StepAction.Copy, "the time is not known");
        int order = Seconds(source).CompareTo(Seconds(there));
        return (order, target) switch
        {
            (> 0, _) => (StepAction.Copy, "the source is newer"),
            (< 0, FileEnd) => (StepAction.Copy, "the time differs"),
            _ => (StepAction.Skip, Same),
        };
    }

    private async Task<(StepAction Action, string Reason)?> ByContentAsync(string path, Entry from, Entry to,
        CancellationToken cancellationToken)
    {
        bool? isSame = _content is not null
            ? await _content.CompareAsync(path, source is StoreEnd ? from : to, mayAsk: true, cancellationToken).ConfigureAwait(false)
            : _digests is not null ? await _digests.CompareAsync(path, from, to, cancellationToken).ConfigureAwait(false) : null;
        return isSame switch
        {
            true => (StepAction.Skip, Same),
            false => (StepAction.Copy, "the content differs"),
            null => null,
        };
    }

    // Stores tell the second: what was written later in it may have been sent before that, or after.
    private async Task<(StepAction Action, string Reason)> InOneSecondAsync(string path, Entry from, Entry to,
        CancellationToken cancellationToken)
    {
        bool isSame = _content is null ? DigestCheck.OfLists(from, to) != false
            : await IsSameAsync(path, to, cancellationToken).ConfigureAwait(false);
        return isSame ? (StepAction.Skip, Same) : (StepAction.Copy, "the source may be newer by less than a second");
    }

    private async Task<(StepAction Action, string Reason)?> ByFileAsync(string path, Entry from, CancellationToken cancellationToken) =>
        await IsSameAsync(path, from, cancellationToken).ConfigureAwait(false) ? (StepAction.Touch, "only the time differs") : null;

    // No object is ever newer than a file whose time is yet to come, so that time says nothing of it.
    private async Task<bool> IsSameAsync(string path, Entry item, CancellationToken cancellationToken) =>
        await _content!.CompareAsync(path, item, mayAsk: false, cancellationToken).ConfigureAwait(false) == true;

    private static bool IsLaterInTheSecond(Entry from, Entry to) =>
        from.LastModified is { } source && to.LastModified is { } there && source > there && Seconds(source) == Seconds(there);

    private static long Seconds(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;
}
