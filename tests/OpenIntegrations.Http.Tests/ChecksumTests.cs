using System;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.Http.Tests;

public sealed class ChecksumTests
{
    /// <summary>The check values of the CRC catalogue (https://reveng.sourceforge.io/crc-catalogue/) over "123456789".</summary>
    [Theory]
    [InlineData("CRC32", "cbf43926")]
    [InlineData("CRC32C", "e3069283")]
    [InlineData("CRC64NVME", "ae8b14860a799888")]
    [InlineData("sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441")]
    [InlineData("MD5", "25f9e794323b453885f5181f1b624d0b")]
    [InlineData("XXHASH64", "8cb841db40e6ae83")]
    public void Check_values(string algorithm, string expected)
    {
        byte[] digits = Encoding.ASCII.GetBytes("123456789");
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(digits, 0, 9);
        Assert.Equal(expected, Hash.Hex(checksum.Finish()));
    }

    /// <summary>What xxHash gives for no bytes at all, by its description.</summary>
    [Theory]
    [InlineData("XXHASH64", "ef46db3751d8e999")]
    [InlineData("XXHASH3", "2d06800538d394c2")]
    [InlineData("XXHASH128", "99aa06d3014798d86001c324468d497f")]
    public void Of_nothing(string algorithm, string expected)
    {
        using var checksum = Checksum.Create(algorithm);
        Assert.Equal(expected, Hash.Hex(checksum.Finish()));
    }

    [Fact]
    public void All_algorithms_of_s3_are_computed()
    {
        string[] known = ["CRC32", "CRC32C", "SHA1", "SHA256", "CRC64NVME", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"];
        Assert.Equal(known.Order(), Checksum.Algorithms.Order());
        foreach (string algorithm in known)
        {
            using var checksum = Checksum.Create(algorithm);
            Assert.Equal(Checksum.LengthOf(algorithm), checksum.Finish().Length);
        }
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA256")]
    [InlineData("SHA512")]
    [InlineData("XXHASH64")]
    [InlineData("XXHASH3")]
    [InlineData("XXHASH128")]
    public void Pieces_give_what_the_whole_gives(string algorithm)
    {
        var bytes = new byte[1000];
        new Random(7).NextBytes(bytes);
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        string whole = checksum.FinishBase64();
        for (int cut = 0; cut < 20; cut++)
        {
            checksum.Append(bytes, 0, cut);
            checksum.Append(bytes, cut, bytes.Length - cut);
            Assert.Equal(whole, checksum.FinishBase64());
        }
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void The_processor_and_the_tables_agree(string algorithm)
    {
        CrcKind kind = algorithm switch { "CRC32" => CrcKind.Ieee, "CRC32C" => CrcKind.Castagnoli, _ => CrcKind.Nvme };
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        for (int count = 0; count < bytes.Length - 3; count += count < 300 ? 1 : 97)
        {
            ulong table = kind.Table.Update(kind.Start, bytes, 3, count);
            Assert.Equal(table, kind.Update(kind.Start, bytes, 3, count));
        }
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Two_checksums_give_that_of_both_texts(string algorithm)
    {
        var bytes = new byte[3001];
        new Random(5).NextBytes(bytes);
        byte[] whole = Of(algorithm, bytes);
        foreach (int cut in new[] { 0, 1, 7, 1500, 3000, 3001 })
            Assert.Equal(whole, Checksum.Combine(algorithm, Of(algorithm, bytes[..cut]), Of(algorithm, bytes[cut..]), bytes.Length - cut));
    }

    [Fact]
    public void Digests_cannot_be_combined()
    {
        Assert.False(Checksum.CanCombine("SHA256"));
        Assert.Throws<ArgumentException>(() => Checksum.Combine("SHA256", [], [], 1));
    }

    private static byte[] Of(string algorithm, byte[] bytes)
    {
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        Assert.Equal(Checksum.LengthOf(algorithm), checksum.Finish().Length);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.Finish();
    }

    [Fact]
    public void Unknown_algorithms_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Checksum.Create("CRC7"));
        Assert.Contains("'CRC7'", error.Message, StringComparison.Ordinal);
        Assert.Contains("CRC64NVME", error.Message, StringComparison.Ordinal);
    }
}
