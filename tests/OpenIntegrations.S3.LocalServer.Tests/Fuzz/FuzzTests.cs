using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Fuzz;

/// <summary>Whatever comes, a parser ends with a result or with a refusal.</summary>
public sealed class FuzzTests
{
    /// <summary>Set to seconds for a run by hand.</summary>
    private const string SecondsVariable = "OINT_TEST_FUZZ_SECONDS";
    private const int Inputs = 3000;

    public static TheoryData<string> Names => [.. Parsers.All.Keys];

    private static string? Seconds => Environment.GetEnvironmentVariable(SecondsVariable);

    [Theory, MemberData(nameof(Names))]
    public void What_was_found_once_is_read_again(string parser)
    {
        byte[][] corpus = Corpus(parser);
        Assert.NotEmpty(corpus);
        Assert.Equal(corpus.Length, corpus.Select(Convert.ToBase64String).Distinct().Count());
        foreach (byte[] input in corpus) Parsers.Run(parser, input);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_nearly_right_is_read_or_refused(string parser) => Sample(Mutation.Of(Corpus(parser)), input =>
        Parsers.Run(parser, input), Convert.ToBase64String);

    [Theory, MemberData(nameof(Names))]
    public void Noise_is_read_or_refused(string parser) => Sample(Gen.Byte.Array[0, 200], input =>
        Parsers.Run(parser, input), Convert.ToBase64String);

    /// <summary>Any cut of a body into chunks gives the body back; a byte that is changed in the framing never gives another one.</summary>
    [Fact]
    public void Chunks_give_their_body_back_or_nothing() => Sample(
        Gen.Select(Gen.Byte.Array[0, 40_000], Gen.Int[8192, 20_000], Gen.Int[0, 1 << 20]), (body, size, at) =>
        {
            byte[] framed = Framed(body, size);
            Assert.Equal(body, Read(framed, body.Length));
            byte[] shorter = framed[..(at % framed.Length)];
            Assert.Throws<Errors.S3Error>(() => Read(shorter, body.Length));
            Assert.Throws<Errors.S3Error>(() => Read([.. framed, 0], body.Length));
        });

    [Fact]
    public void A_date_comes_back_to_the_second() => Sample(Gen.Long[0, DateTimeOffset.MaxValue.Ticks - 1], ticks =>
    {
        var time = new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        Assert.True(HttpDate.TryParse(HttpDate.Format(time), out var back));
        Assert.Equal(time, back);
    });

    private static void Sample<T>(Gen<T> gen, Action<T> check, Func<T, string>? print = null)
    {
        if (Seconds is { } seconds) gen.Sample(check, time: int.Parse(seconds, CultureInfo.InvariantCulture), print: print);
        else gen.Sample(check, iter: Inputs, threads: 1, print: print);
    }

    private static void Sample<T1, T2, T3>(Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> check) =>
        gen.Sample((a, b, c) => check(a, b, c), iter: 100, threads: 1);

    private static byte[][] Corpus(string parser) => [.. Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Fuzz", "Corpus", parser)).Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes)];

    private static byte[] Framed(byte[] body, int size)
    {
        using var memory = new MemoryStream();
        foreach (byte[] chunk in body.Chunk(size)) memory.Write([.. Line($"{chunk.Length:x}"), .. chunk, .. Line("")]);
        memory.Write([.. Line("0"), .. Line("")]);
        return memory.ToArray();
    }

    private static byte[] Line(string text) => Encoding.ASCII.GetBytes(text + "\r\n");

    private static byte[] Read(byte[] framed, int length)
    {
        using var stream = new AwsChunkedStream(new MemoryStream(framed), null, null, length);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
