using System;
using System.Text;

namespace OpenIntegrations.S3.Documents;

/// <summary>Finds the text of one element without reading the document.</summary>
internal static class XmlGlance
{
    /// <summary>
    /// The text of the first element of this name; null when there is none that is written in the plainest form: no prefix, no attributes,
    /// no escapes.
    /// </summary>
    public static string? TextOf(ReadOnlySpan<byte> document, string name)
    {
        byte[] tag = Encoding.ASCII.GetBytes("<" + name + ">");
        int at = document.IndexOf(tag);
        if (at < 0) return null;
        ReadOnlySpan<byte> text = document.Slice(at + tag.Length);
        int end = text.IndexOfAny((byte)'<', (byte)'&');
        return end < 0 || !text.Slice(end).StartsWith("</"u8) ? null : Encoding.UTF8.GetString(text.Slice(0, end).ToArray());
    }
}
