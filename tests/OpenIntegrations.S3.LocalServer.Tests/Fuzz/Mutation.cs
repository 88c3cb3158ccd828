using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;

namespace OpenIntegrations.S3.Local.Tests.Fuzz;

/// <summary>Inputs that are nearly right: those of a corpus with a few pieces changed, left out, repeated or mixed.</summary>
internal static class Mutation
{
    /// <summary>What is most likely to matter to one of the parsers.</summary>
    private static readonly byte[][] s_words =
    [
        .. new[]
        {
            "\r\n", "\n", "\0", "--b", "--b--", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "&#x1;", "&lt;", "xmlns:a=\"b\"",
            "\"", "'",
            "{", "}", "[", "]", "null", ",", ":", "-1", "9223372036854775807", "99999999999999999999", "bytes=", "-", "%", "%00", "%ff",
            "?", "&", "=", "/", "..", ";", "GMT", "Z", "+14:00", "0001-01-01T00:00:00Z", "ffffffffffffffff", "\ud83d\ude00", "\u0085",
        }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF],
    ];

    public static Gen<byte[]> Of(byte[][] corpus) =>
        Gen.Select(Gen.Int[0, corpus.Length - 1], Gen.Int[0, corpus.Length - 1], Steps, (a, b, steps) =>
            steps.Aggregate(corpus[a], (input, step) => Apply(input, corpus[b], step)));

    private static Gen<(int Kind, int At, int Word, byte Byte)[]> Steps =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1 << 20], Gen.Int[0, s_words.Length - 1], Gen.Byte).Array[0, 6];

    private static byte[] Apply(byte[] input, byte[] other, (int Kind, int At, int Word, byte Byte) step)
    {
        int at = step.At % (input.Length + 1), rest = input.Length - at, cut = step.Byte % (rest + 1);
        ReadOnlySpan<byte> before = input.AsSpan(0, at), behind = input.AsSpan(at);
        return step.Kind switch
        {
            0 => [.. before, .. s_words[step.Word], .. behind],
            1 => [.. before, .. behind[cut..]],
            2 => [.. before, step.Byte, .. behind],
            3 => rest == 0 ? input : [.. before, (byte)(behind[0] ^ (1 << (step.Byte % 8))), .. behind[1..]],
            4 => [.. before, .. behind[..cut], .. behind],
            5 => [.. before, .. other.AsSpan(step.At % (other.Length + 1))],
            _ => [.. before],
        };
    }
}
