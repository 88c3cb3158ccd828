using System;
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
    public void Check_values(string algorithm, string expected)
    {
        byte[] digits = Encoding.ASCII.GetBytes("123456789");
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(digits, 0, 9);
        Assert.Equal(expected, Hash.Hex(checksum.Finish()));
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA256")]
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

    [Fact]
    public void Hardware_and_tables_agree()
    {
        var bytes = new byte[4099];
        new Random(3).NextBytes(bytes);
        uint software = (uint)Crc32.Castagnoli.Table.Update(uint.MaxValue, bytes, 1, 4097);
        if (CrcHardware.IsSupported) Assert.Equal(software, CrcHardware.Crc32C(uint.MaxValue, bytes, 1, 4097));
    }

    [Fact]
    public void Unknown_algorithms_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Checksum.Create("CRC7"));
        Assert.Contains("'CRC7'", error.Message, StringComparison.Ordinal);
        Assert.Contains("CRC64NVME", error.Message, StringComparison.Ordinal);
    }
}
