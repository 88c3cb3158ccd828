using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace OpenIntegrations.S3.Input;

/// <summary>The content of an object as it was written on the command line or came down the pipeline: text, bytes, or a file.</summary>
public sealed class ObjectContent
{
    private static readonly char[] s_damage = ['\0', '\uFFFD'];
    private readonly string? _text;
    private readonly byte[]? _bytes;

    private ObjectContent(string? text, byte[]? bytes, string? file, object? source = null) =>
        (_text, _bytes, File, Source) = (text, bytes, file, source ?? file);

    /// <summary>What is said of text that cannot have been one.</summary>
    internal const string DamageWarning = "The text holds bytes that are none: PowerShell reads what a program writes as text, and what "
        + "was no text is damaged by that. Have the program write a file and ";

    /// <summary>The path of the file that holds the content, or null.</summary>
    public string? File { get; }

    /// <summary>What names the file: what came down the pipeline, or its path. Of other content, the row that it stands in.</summary>
    public object? Source { get; }

    /// <summary>Whether it is an object of its own. What stands in no row is a part of one.</summary>
    internal bool IsWhole => Source is not null;

    /// <summary>Whether the file came as a list of files gives it, with a name of its own that is no key.</summary>
    internal bool IsListed => Source is FileSystemInfo;

    internal static ObjectContent OfText(string text) => new(text, null, null);

    internal static ObjectContent OfBytes(byte[] bytes) => new(null, bytes, null);

    internal static ObjectContent OfFile(string path, object? source = null) => new(null, null, path, source);

    /// <summary>The same, as it stands in a row of a table.</summary>
    internal ObjectContent In(object row) => new(_text, _bytes, File, row);

    /// <summary>Whether it is a text that holds what no decoder makes of text: a NUL, or the sign for what could not be decoded.</summary>
    internal bool IsDamaged => _text is not null && IsDamagedText(_text);

    internal static bool AreDamaged(IEnumerable<ObjectContent> contents) => contents.Any(content => content.IsDamaged);

    internal static bool IsDamagedText(string text) => text.IndexOfAny(s_damage) >= 0;

    /// <summary>
    /// Joins what came down the pipeline: texts are lines, bytes follow each other. A text begins with the encoding's mark.
    /// </summary>
    internal static Stream Join(IReadOnlyList<ObjectContent> contents, Encoding encoding)
    {
        if (contents.Count == 1 && contents[0]._bytes is { } bytes) return new MemoryStream(bytes, writable: false);
        var joined = new MemoryStream();
        if (contents.Count > 0 && contents[0]._text is not null) Add(joined, encoding.GetPreamble());
        bool afterText = false;
        foreach (ObjectContent content in contents)
        {
            Add(joined, content._bytes ?? encoding.GetBytes((afterText ? "\n" : "") + content._text));
            afterText = content._bytes is null;
        }
        joined.Position = 0;
        return joined;
    }

    private static void Add(MemoryStream joined, byte[] bytes) => joined.Write(bytes, 0, bytes.Length);
}
