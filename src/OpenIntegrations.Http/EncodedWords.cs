using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Http;

/// <summary>Text of any language in a header that takes ASCII only: <c>=?UTF-8?B?w6Q=?=</c> (RFC 2047).</summary>
public static class EncodedWords
{
    // A word has at most 75 characters: 12 of them frame it, four of the rest carry three bytes.
    private const int BytesInWord = 45;

    private static readonly Regex s_word = new(@"(?<![^ \t])=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?\s]*)\?=(?![^ \t])",
        RegexOptions.CultureInvariant);

    /// <summary>Encodes a text that is not ASCII; any other stays as it is.</summary>
    public static string Encode(string text) => HeaderRules.IsAscii(text) ? text
        : string.Join(" ", Pieces(text).Select(static piece => "=?UTF-8?B?" + Convert.ToBase64String(piece) + "?="));

    /// <summary>
    /// Decodes the words of a text. One that cannot be read stays as it is, and so does the whole when it would have control characters,
    /// which no header carries.
    /// </summary>
    public static string Decode(string text)
    {
        if (text.IndexOf("=?", StringComparison.Ordinal) < 0) return text;
        var decoded = new StringBuilder(text.Length);
        foreach (Run run in Runs(text)) decoded.Append(run.Text);
        return decoded.ToString() is var plain && plain.Any(char.IsControl) ? text : plain;
    }

    /// <summary>The UTF-8 form in pieces that fit into a word each and end between characters.</summary>
    private static IEnumerable<byte[]> Pieces(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int start = 0, end; start < bytes.Length; start = end)
        {
            end = Math.Min(start + BytesInWord, bytes.Length);
            while (end < bytes.Length && (bytes[end] & 0xC0) == 0x80) end--;
            yield return bytes.AsSpan(start, end - start).ToArray();
        }
    }

    /// <summary>Plain text and words in turn. Blanks between two words belong to neither; words of one charset are one text.</summary>
    private static List<Run> Runs(string text)
    {
        var runs = new List<Run>();
        int done = 0;
        foreach (Match match in s_word.Matches(text))
        {
            if (Bytes(match) is not { } bytes || Find(match.Groups[1].Value) is not { } charset) continue;
            string between = text.Substring(done, match.Index - done);
            Run? last = runs.Count > 0 ? runs[runs.Count - 1] : null;
            bool follows = last?.Charset is not null && string.IsNullOrWhiteSpace(between);
            if (!follows && between.Length > 0) runs.Add(new Run(between));
            if (follows && last!.Charset!.CodePage == charset.CodePage) last.Add(bytes);
            else runs.Add(new Run(charset, bytes));
            done = match.Index + match.Length;
        }
        runs.Add(new Run(text.Substring(done)));
        return runs;
    }

    private static byte[]? Bytes(Match word)
    {
        string text = word.Groups[3].Value;
        if (word.Groups[2].Value is "Q" or "q") return Unquote(text);
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Unquote(string text)
    {
        using var bytes = new MemoryStream(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = text[i] == '=' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]);
            bytes.WriteByte(isEscape ? Convert.ToByte(text.Substring(i + 1, 2), 16) : text[i] == '_' ? (byte)' ' : (byte)text[i]);
            if (isEscape) i += 2;
        }
        return bytes.ToArray();
    }

    private static Encoding? Find(string charset)
    {
        try
        {
            return Charset.Find(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed class Run(Encoding? charset, byte[] bytes)
    {
        private readonly string? _plain;
        private byte[] _bytes = bytes;

        public Run(string plain)
            : this(null, []) => _plain = plain;

        public Encoding? Charset { get; } = charset;

        public string Text => _plain ?? Charset!.GetString(_bytes);

        public void Add(byte[] more) => _bytes = [.. _bytes, .. more];
    }
}
