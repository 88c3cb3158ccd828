using System.Collections.Generic;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Input;

/// <summary>The content of an object as it was written on the command line or came down the pipeline: text, bytes, or a file.</summary>
public sealed class ObjectContent
{
    private readonly string? _text;
    private readonly byte[]? _bytes;

    private ObjectContent(string? text, byte[]? bytes, string? file) => (_text, _bytes, File) = (text, bytes, file);

    /// <summary>The path of the file that holds the content, or null.</summary>
    public string? File { get; }

    internal static ObjectContent OfText(string text) => new(text, null, null);

    internal static ObjectContent OfBytes(byte[] bytes) => new(null, bytes, null);

    internal static ObjectContent OfFile(string path) => new(null, null, path);

    /// <summary>Joins what came down the pipeline: texts are lines, bytes follow each other.</summary>
    internal static Stream Join(IReadOnlyList<ObjectContent> contents, Encoding encoding)
    {
        if (contents.Count == 1) return new MemoryStream(contents[0]._bytes ?? encoding.GetBytes(contents[0]._text!), writable: false);
        var joined = new MemoryStream();
        bool afterText = false;
        foreach (ObjectContent content in contents)
        {
            byte[] bytes = content._bytes ?? encoding.GetBytes((afterText ? "\n" : "") + content._text);
            joined.Write(bytes, 0, bytes.Length);
            afterText = content._bytes is null;
        }
        joined.Position = 0;
        return joined;
    }
}
