using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// Makes readable, and exact, what careless stores write: XML turns a carriage return into a line feed, and forbids most control
/// characters,
/// but keys have them. As escapes they come through.
/// </summary>
internal static class XmlRepair
{
    private const byte Return = (byte)'\r';
    private const int Declaration = 128;

    private static readonly byte[] s_declaration = Encoding.ASCII.GetBytes("<?xml");
    private static readonly byte[] s_declared = Encoding.ASCII.GetBytes("?>");
    private static readonly byte[] s_version = Encoding.ASCII.GetBytes("1.1");

    /// <summary>The document with the carriage returns of its texts as escapes; the same bytes when it has none.</summary>
    public static ArraySegment<byte> KeepsReturns(ArraySegment<byte> document)
    {
        ReadOnlySpan<byte> bytes = document;
        return bytes.IndexOf(Return) < 0 ? document : new(Escape(bytes, static b => b == Return));
    }

    /// <summary>The document with its control characters as escapes; null when it has none, so that there is nothing to mend.</summary>
    public static byte[]? Mend(ArraySegment<byte> document)
    {
        ReadOnlySpan<byte> bytes = document;
        int version = VersionIn(bytes);
        byte[] mended = Escape(bytes, static b => b < ' ' && b is not ((byte)'\t' or (byte)'\n' or Return));
        // The reader knows no version 1.1, which differs in nothing that S3 writes.
        if (version >= 0) mended[version + s_version.Length - 1] = (byte)'0';
        return version < 0 && mended.Length == bytes.Length ? null : mended;
    }

    /// <summary>Where the declaration says 1.1, in whatever quotes; less than 0 where it does not.</summary>
    private static int VersionIn(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> begin = bytes.Slice(0, Math.Min(Declaration, bytes.Length));
        int start = begin.IndexOf(s_declaration), end = begin.IndexOf(s_declared);
        return start < 0 || end < 0 ? -1 : begin.Slice(0, end).IndexOf(s_version);
    }

    /// <summary>Texts only, and of them those that are more than space between elements.</summary>
    private static byte[] Escape(ReadOnlySpan<byte> document, Func<byte, bool> isEscaped)
    {
        using var escaped = new MemoryStream(document.Length + 64);
        while (!document.IsEmpty)
        {
            int tag = document.IndexOf((byte)'<');
            ReadOnlySpan<byte> text = tag < 0 ? document : document.Slice(0, tag);
            WriteText(escaped, text, isEscaped);
            document = document.Slice(text.Length);
            int end = document.IndexOf((byte)'>') + 1;
            ReadOnlySpan<byte> markup = end == 0 ? document : document.Slice(0, end);
            escaped.Write(markup.ToArray(), 0, markup.Length);
            document = document.Slice(markup.Length);
        }
        return escaped.ToArray();
    }

    private static void WriteText(MemoryStream target, ReadOnlySpan<byte> text, Func<byte, bool> isEscaped)
    {
        bool isSpace = IsSpace(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (isSpace || !(isEscaped(text[i]) || IsNoCharacter(text.Slice(i)))) target.WriteByte(text[i]);
            else if (text[i] < ' ') WriteEscape(target, text[i]);
            else
            {
                WriteEscape(target, 0xFFC0 | (text[i + 2] & 0x3F));
                i += 2;
            }
        }
    }

    // U+FFFE and U+FFFF.
    private static bool IsNoCharacter(ReadOnlySpan<byte> text) => text.Length > 2 && text[0] == 0xEF && text[1] == 0xBF && text[2] >= 0xBE;

    private static void WriteEscape(MemoryStream target, int character)
    {
        byte[] escape = Encoding.ASCII.GetBytes("&#x" + character.ToString("X", CultureInfo.InvariantCulture) + ";");
        target.Write(escape, 0, escape.Length);
    }

    private static bool IsSpace(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\n' or Return)) return false;
        }
        return true;
    }
}
