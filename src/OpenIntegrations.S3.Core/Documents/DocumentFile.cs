using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// The text of a document in a file: in the encoding of its mark, or that its XML declaration names, or UTF-8. What is none of these is no
/// text, since a store would keep what a reader makes of it.
/// </summary>
public static class DocumentFile
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Regex s_declared =
        new(@"^(\s*<\?xml\s[^>]*?\bencoding\s*=\s*)(['""])([^'""]*)\2", RegexOptions.CultureInvariant);

    /// <exception cref="ArgumentException">Its bytes are no text.</exception>
    public static string Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Named(bytes) ?? s_utf8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new ArgumentException(
                $"'{path}' is no text in UTF-8. XML may name another encoding, and files may begin with a mark.", e);
        }
    }

    /// <summary>XML that travels as UTF-8, whatever it says of where it came from.</summary>
    internal static string AsUtf8(string xml) => s_declared.Replace(xml, "$1$2utf-8$2", 1);

    // A declaration is ASCII in all encodings that have no mark.
    private static Encoding? Named(byte[] bytes)
    {
        Match match = s_declared.Match(Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 256)));
        if (!match.Success) return null;
        try
        {
            var named = Encoding.GetEncoding(match.Groups[3].Value, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return named.IsSingleByte ? named : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
