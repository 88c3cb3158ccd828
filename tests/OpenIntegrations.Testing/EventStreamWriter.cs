using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Testing;

/// <summary>
/// Writes <c>application/vnd.amazon.eventstream</c> by its description, with a CRC bit by bit: it shares nothing with the reader.
/// </summary>
public static class EventStreamWriter
{
    /// <summary>An event of SelectObjectContent.</summary>
    public static byte[] Event(string type, byte[] payload) =>
        Message([(":message-type", "event"), (":event-type", type), (":content-type", "application/octet-stream")], payload);

    public static byte[] Event(string type, string payload) => Event(type, Encoding.UTF8.GetBytes(payload));

    /// <summary>An error of SelectObjectContent.</summary>
    public static byte[] Error(string code, string message) =>
        Message([(":message-type", "error"), (":error-code", code), (":error-message", message)], []);

    public static byte[] Message(IEnumerable<(string Name, object Value)> headers, byte[] payload)
    {
        byte[] names = headers.SelectMany(h => Header(h.Name, h.Value)).ToArray();
        byte[] lengths = [.. BigEndian(16 + names.Length + payload.Length, 4), .. BigEndian(names.Length, 4)];
        byte[] message = [.. lengths, .. BigEndian(Crc(lengths), 4), .. names, .. payload];
        return [.. message, .. BigEndian(Crc(message), 4)];
    }

    /// <summary>The answer of a store to SelectObjectContent.</summary>
    public static Answer Answer(params byte[][] messages) => new Answer(200)
    {
        Bytes = messages.SelectMany(m => m).ToArray(),
    }.With("Content-Type", "application/vnd.amazon.eventstream");

    /// <summary>The same for scripts: records, and what they took.</summary>
    public static Answer Records(params string[] records) => Answer([.. records.Select(r => Event("Records", r)),
        Event("Stats", "<Stats><BytesScanned>10</BytesScanned><BytesProcessed>20</BytesProcessed><BytesReturned>5</BytesReturned></Stats>"),
        Event("End", "")]);

    public static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    private static byte[] Header(string name, object value)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        return [(byte)text.Length, .. text, .. Value(value)];
    }

    private static byte[] Value(object value) => value switch
    {
        true => [0],
        false => [1],
        sbyte number => [2, (byte)number],
        short number => [3, .. BigEndian(number, 2)],
        int number => [4, .. BigEndian(number, 4)],
        long number => [5, .. BigEndian(number, 8)],
        byte[] bytes => [6, .. BigEndian(bytes.Length, 2), .. bytes],
        string text => Encoding.UTF8.GetBytes(text) is var utf8 ? [7, .. BigEndian(utf8.Length, 2), .. utf8] : [],
        DateTimeOffset time => [8, .. BigEndian(time.ToUnixTimeMilliseconds(), 8)],
        Guid id => [9, .. Convert.FromHexString(id.ToString("N"))],
        _ => throw new InvalidDataException(value.GetType().Name),
    };

    private static byte[] BigEndian(long value, int bytes)
    {
        var result = new byte[bytes];
        for (int i = 0; i < bytes; i++) result[i] = (byte)(value >> (8 * (bytes - 1 - i)));
        return result;
    }
}
