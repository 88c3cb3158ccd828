using System.IO;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Watches that what a list names comes in the order of its bytes. A list that does not has left something out as far as anyone can tell.
/// </summary>
/// <param name="repeats">Whether a name may come again, as it does in a list of versions.</param>
/// <param name="behind">What all names lie behind; null for any.</param>
internal sealed class RisingOrder(bool repeats, string? behind = null)
{
    private string? _last = behind;
    private bool _mayRepeat = repeats && behind is null;

    /// <summary>
    /// Whether it is the folder that came just now: some lists name one at the end of a page and at the beginning of the next.
    /// </summary>
    public bool IsRepeatedFolder(Entry entry) => entry.Kind == EntryKind.Folder && entry.Size is null && entry.Path == _last;

    /// <summary>Whether it comes where it may.</summary>
    public bool Goes(Entry entry)
    {
        int order = _last is null ? 1 : Utf8Order.Comparer.Compare(entry.Path, _last);
        if (order < 0 || (order == 0 && !_mayRepeat)) return false;
        (_last, _mayRepeat) = (entry.Path, repeats);
        return true;
    }

    /// <exception cref="InvalidDataException">It comes too late.</exception>
    public void Check(Entry entry)
    {
        if (!Goes(entry))
            throw new InvalidDataException(
                $"The list is out of order: '{entry.Path}' comes behind '{_last}', so nobody knows what it leaves out.");
    }
}
