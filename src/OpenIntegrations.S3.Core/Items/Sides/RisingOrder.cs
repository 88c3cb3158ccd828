using System.IO;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Watches that what a list names comes in the order of its bytes. A list that does not has left something out as far as anyone can tell.
/// </summary>
/// <param name="repeats">Whether a name may come again, as it does in a list of versions.</param>
internal sealed class RisingOrder(bool repeats)
{
    private string? _last;

    /// <summary>
    /// Whether it is the folder that came just now: some lists name one at the end of a page and at the beginning of the next.
    /// </summary>
    public bool IsRepeatedFolder(Entry entry) => entry.Kind == EntryKind.Folder && entry.Size is null && entry.Path == _last;

    /// <exception cref="InvalidDataException">It comes too late.</exception>
    public void Check(Entry entry)
    {
        int order = _last is null ? 1 : Utf8Order.Comparer.Compare(entry.Path, _last);
        if (order < 0 || (order == 0 && !repeats))
            throw new InvalidDataException(
                $"The list is out of order: '{entry.Path}' comes behind '{_last}', so nobody knows what it leaves out.");
        _last = entry.Path;
    }
}
