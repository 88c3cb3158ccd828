using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Input;

/// <summary>The content of an object as it was written on the command line or came down the pipeline: text, or bytes.</summary>
public sealed class ObjectContent
{
    private readonly string? _text;
    private readonly byte[]? _bytes;

    /// <param name="text">Text; its encoding is the cmdlet's.</param>
    public ObjectContent(string text) => _text = text;

    /// <param name="bytes">Bytes, as they are.</param>
    public ObjectContent(byte[] bytes) => _bytes = bytes;

    /// <summary>Joins what came down the pipeline: texts are lines, bytes follow each other.</summary>
    internal static Stream Join(IReadOnlyList<ObjectContent> contents, Encoding encoding)
    {
        if (contents.Count == 1) return new MemoryStream(contents[0]._bytes ?? contents[0].Encode(encoding), writable: false);
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

    private byte[] Encode(Encoding encoding) => encoding.GetBytes(_text!);
}
