using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OpenIntegrations.S3.EventStreams;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.EventStreams;

public sealed class EventStreamReaderTests
{
    private static readonly Gen<object> s_value = Gen.OneOf(
        Gen.Bool.Select(v => (object)v), Gen.SByte.Select(v => (object)v), Gen.Short.Select(v => (object)v), Gen.Int.Select(v => (object)v),
        Gen.Long.Select(v => (object)v), Gen.Byte.Array[0, 40].Select(v => (object)v),
        Gen.Char.AlphaNumeric.Array[0, 40].Select(v => (object)(new string(v) + "ü日")),
        Gen.Long[-60_000_000_000_000, 250_000_000_000_000].Select(v => (object)DateTimeOffset.FromUnixTimeMilliseconds(v)),
        Gen.Guid.Select(v => (object)v));

    private static readonly Gen<byte[]> s_message = Gen.Select(s_value.Array[0, 6], Gen.Byte.Array[0, 200], (values, payload) =>
        EventStreamWriter.Message(values.Select((v, i) => ("h" + i, v)), payload));

    [Theory]
    [InlineData("000000100000000005c248eb7d98c8ff", 0, "")]
    [InlineData("0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936", 0, "{'foo':'bar'}")]
    [InlineData("0000003d0000002007fd83960c636f6e74656e742d74797065070010" + "6170706c69636174696f6e2f6a736f6e"
        + "7b27666f6f273a27626172277d8d9c08b1", 1, "{'foo':'bar'}")]
    public async Task Messages_of_others_are_read(string hex, int headers, string payload)
    {
        EventMessage message = Assert.Single(await ReadAsync(Convert.FromHexString(hex), int.MaxValue));
        Assert.Equal(headers, message.Headers.Count);
        Assert.Equal(payload, System.Text.Encoding.ASCII.GetString(message.Payload));
        Assert.Equal(headers == 1 ? "application/json" : null, message.Text("content-type"));
    }

    [Fact]
    public void What_is_written_is_read_however_it_comes() => Gen.Select(s_value.Array[0, 6], Gen.Byte.Array[0, 200], Gen.Int[1, 40])
        .Sample((values, payload, step) =>
        {
            byte[] bytes = EventStreamWriter.Message(values.Select((v, i) => ("h" + i, v)), payload);
            List<EventMessage> read = ReadAsync([.. bytes, .. bytes], step).GetAwaiter().GetResult();
            Assert.Equal(2, read.Count);
            Assert.Equal(payload, read[1].Payload);
            Assert.Equal(values, values.Select((_, i) => read[1].Headers["h" + i]));
        }, iter: 500);

    [Fact]
    public void A_bit_that_turned_is_an_error() => Gen.Select(s_message, Gen.Int[0, int.MaxValue]).Sample((bytes, at) =>
    {
        byte[] damaged = (byte[])bytes.Clone();
        damaged[at / 8 % bytes.Length] ^= (byte)(1 << (at & 7));
        Assert.Throws<EventStreamException>(() => ReadAsync(damaged, 64).GetAwaiter().GetResult());
    }, iter: 500);

    [Fact]
    public void What_breaks_off_is_an_error() => Gen.Select(s_message, Gen.Int[1, int.MaxValue]).Sample((bytes, at) =>
        Assert.Throws<EventStreamException>(
            () => ReadAsync(bytes[..(1 + at % (bytes.Length - 1))], 64).GetAwaiter().GetResult()), iter: 300);

    [Fact]
    public void Chance_is_no_message() => Gen.Byte.Array[1, 100].Sample(bytes =>
        Assert.Throws<EventStreamException>(() => ReadAsync(bytes, 64).GetAwaiter().GetResult()), iter: 500);

    [Theory]
    [InlineData(15u, 0u)]
    [InlineData(16u, 1u)]
    [InlineData(0u, 0u)]
    [InlineData(20_000_000u, 131_073u)]
    [InlineData(25_165_825u, 0u)]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(16u, uint.MaxValue)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public async Task Lengths_that_cannot_be_are_refused_before_anything_is_read(uint length, uint headers)
    {
        byte[] lengths = [.. Big(length), .. Big(headers)];
        using var endless = new EndlessStream([.. lengths, .. Big(EventStreamWriter.Crc(lengths))]);
        using var reader = new EventStreamReader(endless);
        await Assert.ThrowsAsync<EventStreamException>(() => reader.ReadAsync(CancellationToken.None));
        Assert.Equal(12, endless.Given);
    }

    [Theory]
    [InlineData("01610a")]
    [InlineData("0161")]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("056101")]
    [InlineData("01610401")]
    [InlineData("016107ffff61")]
    [InlineData("0161070001ff")]
    [InlineData("01610001610100")]
    [InlineData("0161087fffffffffffffff")]
    public async Task Headers_that_are_none_are_refused(string hex)
    {
        byte[] headers = Convert.FromHexString(hex);
        byte[] lengths = [.. Big((uint)(16 + headers.Length)), .. Big((uint)headers.Length)];
        byte[] message = [.. lengths, .. Big(EventStreamWriter.Crc(lengths)), .. headers];
        await Assert.ThrowsAsync<EventStreamException>(() => ReadAsync([.. message, .. Big(EventStreamWriter.Crc(message))], 64));
    }

    private static byte[] Big(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static async Task<List<EventMessage>> ReadAsync(byte[] bytes, int step)
    {
        using var reader = new EventStreamReader(new SteppingStream(bytes, step));
        var messages = new List<EventMessage>();
        while (await reader.ReadAsync(CancellationToken.None) is { } message) messages.Add(message);
        return messages;
    }

    private sealed class SteppingStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }

    /// <summary>What is behind the prelude never ends: whoever believes its lengths reads it.</summary>
    private sealed class EndlessStream(byte[] begin) : MemoryStream(begin)
    {
        public int Given { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await base.ReadAsync(buffer, cancellationToken);
            Given += read == 0 ? buffer.Length : read;
            return read == 0 ? buffer.Length : read;
        }
    }
}
