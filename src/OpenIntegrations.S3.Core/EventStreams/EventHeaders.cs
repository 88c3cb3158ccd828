using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace OpenIntegrations.S3.EventStreams;

/// <summary>Reads the headers of a message: a name, a type, and a value of that type each.</summary>
internal static class EventHeaders
{
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="EventStreamException">They are not whole, or one has a type that there is not.</exception>
    public static Dictionary<string, object> Read(ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, object>(StringComparer.Ordinal);
        while (bytes.Length > 0)
        {
            string name = Text(Take(ref bytes, Take(ref bytes, 1)[0]));
            object value = Value(Take(ref bytes, 1)[0], ref bytes);
            if (name.Length == 0 || headers.ContainsKey(name)) throw Wrong($"a header '{name}' too many");
            headers.Add(name, value);
        }
        return headers;
    }

    private static object Value(byte type, ref ReadOnlySpan<byte> bytes) => type switch
    {
        0 => true,
        1 => false,
        2 => (sbyte)Take(ref bytes, 1)[0],
        3 => BinaryPrimitives.ReadInt16BigEndian(Take(ref bytes, 2)),
        4 => BinaryPrimitives.ReadInt32BigEndian(Take(ref bytes, 4)),
        5 => BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8)),
        6 => Sized(ref bytes).ToArray(),
        7 => Text(Sized(ref bytes)),
        8 => Time(BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8))),
        9 => Id(Take(ref bytes, 16)),
        _ => throw Wrong($"a header of the type {type}, which there is not"),
    };

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> bytes) =>
        Take(ref bytes, BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count > bytes.Length) throw Wrong("a header that goes beyond its message");
        ReadOnlySpan<byte> taken = bytes.Slice(0, count);
        bytes = bytes.Slice(count);
        return taken;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_utf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException e)
        {
            throw new EventStreamException("The event stream has a header that is no UTF-8.", e);
        }
    }

    private static DateTimeOffset Time(long milliseconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new EventStreamException($"The event stream has a header with a time that there is not: {milliseconds}.", e);
        }
    }

    private static Guid Id(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt16BigEndian(bytes.Slice(4)),
        BinaryPrimitives.ReadInt16BigEndian(bytes.Slice(6)), bytes.Slice(8).ToArray());

    private static EventStreamException Wrong(string what) => new($"The event stream has {what}.");
}
