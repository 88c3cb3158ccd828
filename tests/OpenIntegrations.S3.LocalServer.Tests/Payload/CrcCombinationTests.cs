using System;
using System.Linq;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Payloads;

namespace OpenIntegrations.S3.Local.Tests.Payload;

public sealed class CrcCombinationTests
{
    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Pieces_give_what_the_whole_gives(string algorithm)
    {
        var bytes = new byte[100_001];
        new Random(5).NextBytes(bytes);
        foreach (int[] cuts in new int[][] { [100_001], [1, 100_000], [0, 50_000, 50_001], [33_333, 0, 1, 66_667] })
        {
            int at = 0;
            var pieces = cuts.Select(length => (Of(algorithm, bytes.AsSpan(at, length).ToArray(), at += length), (long)length)).ToArray();
            Assert.Equal(Of(algorithm, bytes, 0), CrcCombination.Of(algorithm, pieces));
        }
    }

    [Fact]
    public void Digests_cannot_be_combined() => Assert.False(CrcCombination.IsPossible("SHA256"));

    private static string Of(string algorithm, byte[] bytes, int _)
    {
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.FinishBase64();
    }
}
