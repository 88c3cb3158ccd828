using System;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>Reads the head of an HTTP/1.1 request. What is ambiguous is refused, because two readers would read it in two ways.</summary>
internal static class HeadReader
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding s_latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <summary>The next head; null when the client closed the connection instead of asking.</summary>
    /// <exception cref="S3Error">What came is not a request.</exception>
    public static RequestHead? Read(SocketReader reader)
    {
        if (FirstLine(reader) is not { } first) return null;
        if (first.Count > HttpLimits.RequestLine) throw new S3Error(ErrorCode.RequestHeaderSectionTooLarge);
        string[] words = Text(first).Split(' ');
        if (words.Length != 3 || !IsToken(words[0]) || words[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw Bad("The first line is not that of an HTTP/1.1 request.");
        return new RequestHead(words[0], OriginForm(words[1]), words[2] == "HTTP/1.1", ReadHeaders(reader, first.Count));
    }

    private static ArraySegment<byte>? FirstLine(SocketReader reader)
    {
        // RFC 9112, section 2.2: an empty line before a request is to be ignored.
        var line = reader.ReadLine();
        return line is { Count: 0 } ? reader.ReadLine() : line;
    }

    private static HeaderList ReadHeaders(SocketReader reader, int length)
    {
        var headers = new HeaderList();
        while (reader.ReadLine() is { } line)
        {
            if (line.Count == 0) return headers;
            length += line.Count;
            if (length > HttpLimits.Head || headers.Count == HttpLimits.Headers)
                throw new S3Error(ErrorCode.RequestHeaderSectionTooLarge);
            Add(headers, line);
        }
        throw Bad("The headers ended before their empty line.");
    }

    private static void Add(HeaderList headers, ArraySegment<byte> line)
    {
        int colon = Array.IndexOf(line.Array!, (byte)':', line.Offset, line.Count) - line.Offset;
        if (colon < 1) throw Bad("A header line has no name.");
        string name = Encoding.ASCII.GetString(line.Array!, line.Offset, colon);
        if (!IsToken(name)) throw Bad("A header's name holds what a name cannot hold.");
        headers.Add(name, Text(new(line.Array!, line.Offset + colon + 1, line.Count - colon - 1)).Trim(' ', '\t'));
    }

    /// <summary>UTF-8, as today's clients send it; what is none is taken for Latin-1, as HTTP once had it.</summary>
    private static string Text(ArraySegment<byte> bytes)
    {
        bool plain = true;
        for (int i = bytes.Offset; i < bytes.Offset + bytes.Count; i++)
        {
            byte b = bytes.Array![i];
            if (b is < 0x20 and not (byte)'\t' or 0x7F) throw Bad("A line holds a control character.");
            plain &= b < 0x80;
        }
        if (plain) return Encoding.ASCII.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        try
        {
            return s_strictUtf8.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        }
        catch (DecoderFallbackException)
        {
            return s_latin1.GetString(bytes.Array!, bytes.Offset, bytes.Count);
        }
    }

    /// <summary>A proxy's form, <c>http://host/path</c>, is taken without its front.</summary>
    private static string OriginForm(string target)
    {
        if (target.StartsWith('/')) return target;
        if (target == "*") return "/";
        AddressText address = AddressText.Of(target);
        if (address.Scheme is null) throw new S3Error(ErrorCode.InvalidURI);
        return address.Target.StartsWith('/') ? address.Target : "/" + address.Target;
    }

    public static bool IsToken(string text)
    {
        foreach (char c in text)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') && !TokenMarks.Contains(c)) return false;
        }
        return text.Length > 0;
    }

    private static S3Error Bad(string message) => new(ErrorCode.BadRequest, message);
}
