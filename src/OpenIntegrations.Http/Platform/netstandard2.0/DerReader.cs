using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>Reads the few kinds of DER values that a private key is made of.</summary>
internal sealed class DerReader(byte[] bytes)
{
    private const byte IntegerTag = 0x02;
    private const byte OctetsTag = 0x04;
    private const byte SequenceTag = 0x30;
    private int _at;

    /// <summary>Goes into a sequence.</summary>
    public void Enter() => Head(SequenceTag);

    public void Skip()
    {
        int length = Head(bytes[_at]);
        _at += length;
    }

    public byte[] Octets() => Take(Head(OctetsTag));

    /// <summary>A number, big-endian, without the zero that keeps it positive, filled up with zeros to a length.</summary>
    public byte[] Integer(int length = 0)
    {
        byte[] value = Take(Head(IntegerTag));
        int zeros = value.Length > 1 && value[0] == 0 ? 1 : 0;
        var number = new byte[Math.Max(length, value.Length - zeros)];
        Buffer.BlockCopy(value, zeros, number, number.Length - (value.Length - zeros), value.Length - zeros);
        return number;
    }

    private int Head(byte tag)
    {
        if (bytes[_at++] != tag) throw new FormatException();
        int length = bytes[_at++];
        if (length < 0x80) return length;
        int count = length & 0x7f;
        for (length = 0; count > 0; count--) length = (length << 8) | bytes[_at++];
        return length;
    }

    private byte[] Take(int count)
    {
        byte[] taken = bytes.AsSpan(_at, count).ToArray();
        _at += count;
        return taken;
    }
}
