using OpenIntegrations.S3.Items;

namespace OpenIntegrations.S3.Core.Tests.Items;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("4096", 4096L)]
    [InlineData("10k", 10240L)]
    [InlineData("10K", 10240L)]
    [InlineData("10KB", 10240L)]
    [InlineData("10 KiB", 10240L)]
    [InlineData("1.5M", 1572864L)]
    [InlineData("12B", 12L)]
    [InlineData("7EiB", 8070450532247928832L)]
    [InlineData("8E", null)]
    [InlineData("9000000000000000000E", null)]
    [InlineData("10iB", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    [InlineData("k", null)]
    [InlineData("1e3", null)]
    [InlineData("10x", null)]
    [InlineData("79228162514264337593543950335", null)]
    public void Sizes_are_read_as_people_write_them(string text, long? bytes) =>
        Assert.Equal(bytes, ByteSize.TryParse(text, out long read) ? read : null);

    [Theory]
    [InlineData(0L, "0 B")]
    [InlineData(1023L, "1023 B")]
    [InlineData(1536L, "1.5 KiB")]
    [InlineData(long.MaxValue, "8.0 EiB")]
    public void Sizes_are_written_short(long bytes, string text) => Assert.Equal(text, ByteSize.Format(bytes));
}
