using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http.Headers;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Text encodings by name.</summary>
public static class Charset
{
    // Those of Set-Content in PowerShell 7. A name that says nothing of a mark has one where Set-Content writes one.
    private static readonly Dictionary<string, Func<Encoding>> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = static () => new UTF8Encoding(false),
        ["utf8NoBOM"] = static () => new UTF8Encoding(false),
        ["utf8BOM"] = static () => new UTF8Encoding(true),
        ["ascii"] = static () => Encoding.ASCII,
        ["latin1"] = static () => Encoding.GetEncoding("iso-8859-1"),
        ["ansi"] = static () => CodePages.Find(CultureInfo.CurrentCulture.TextInfo.ANSICodePage),
        // Only Windows has one: elsewhere PowerShell takes UTF-8.
        ["oem"] = static () => Path.DirectorySeparatorChar == '/' ? new UTF8Encoding(false)
            : CodePages.Find(CultureInfo.CurrentCulture.TextInfo.OEMCodePage),
        ["unicode"] = static () => Encoding.Unicode,
        ["bigendianunicode"] = static () => Encoding.BigEndianUnicode,
#pragma warning disable SYSLIB0001 // What somebody wrote in it must be read with something.
        ["utf7"] = static () => Encoding.UTF7,
#pragma warning restore SYSLIB0001
        ["utf32"] = static () => Encoding.UTF32,
        ["bigendianutf32"] = static () => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
    };

    /// <summary>The short names that PowerShell's own cmdlets know.</summary>
    public static IReadOnlyCollection<string> ShortNames => s_names.Keys;

    /// <summary>An encoding by its short name or its IANA name, such as <c>windows-1251</c>.</summary>
    /// <exception cref="ArgumentException">Nobody knows the name.</exception>
    public static Encoding Find(string name)
    {
        if (s_names.TryGetValue(name, out Func<Encoding>? encoding)) return encoding();
        try
        {
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int codePage)
                ? CodePages.Find(codePage)
                : CodePages.Find(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ArgumentException(
                $"'{name}' is no encoding. Use one of {string.Join(", ", ShortNames)}, an IANA name, or a code page.", e);
        }
    }

    /// <summary>The encoding that a media type names; UTF-8 when it names none, or one that nobody knows.</summary>
    public static Encoding Of(string? contentType)
    {
        return MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            ? Named(type.CharSet?.Trim('"') ?? "")
            : Encoding.UTF8;
    }

    private static Encoding Named(string charset)
    {
        try
        {
            return charset.Length > 0 ? Find(charset) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    /// <summary>
    /// A document as text: by its byte order mark, else in the encoding that its media type names, else in the one that XML declares (RFC
    /// 7303), else in UTF-8.
    /// </summary>
    public static string Decode(byte[] document, string? contentType) =>
        Decode(document,
            contentType?.IndexOf("charset", StringComparison.OrdinalIgnoreCase) >= 0 ? Of(contentType) : Named(Declared(document) ?? ""));

    /// <summary>
    /// The encoding in the first line of an XML document, such as <c>&lt;?xml version="1.0" encoding="windows-1251"?&gt;</c>.
    /// </summary>
    private static string? Declared(byte[] document)
    {
        const string attribute = "encoding=";
        string start = Encoding.ASCII.GetString(document, 0, Math.Min(document.Length, 128));
        int end = start.IndexOf("?>", StringComparison.Ordinal);
        if (!start.StartsWith("<?xml", StringComparison.Ordinal) || end < 0) return null;
        int at = start.IndexOf(attribute, 0, end, StringComparison.Ordinal);
        return at < 0 ? null : start.Substring(at + attribute.Length + 1).Split('"', '\'')[0];
    }

    /// <summary>Bytes as text: by their byte order mark when they begin with one, else in the encoding given.</summary>
    public static string Decode(byte[] bytes, Encoding encoding)
    {
        foreach (Encoding marked in new[] { Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] mark = marked.GetPreamble();
            if (bytes.AsSpan().StartsWith(mark)) return marked.GetString(bytes, mark.Length, bytes.Length - mark.Length);
        }
        return encoding.GetString(bytes);
    }
}
