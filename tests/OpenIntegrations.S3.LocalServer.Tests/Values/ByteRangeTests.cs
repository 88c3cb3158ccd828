using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Tests.Values;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-0", 10, "bytes 0-0/10")]
    [InlineData("bytes=0-4", 10, "bytes 0-4/10")]
    [InlineData("bytes=5-", 10, "bytes 5-9/10")]
    [InlineData("bytes=5-100", 10, "bytes 5-9/10")]
    [InlineData("bytes=9-9", 10, "bytes 9-9/10")]
    [InlineData("bytes=-1", 10, "bytes 9-9/10")]
    [InlineData("bytes=-100", 10, "bytes 0-9/10")]
    [InlineData("bytes=0-9223372036854775807", 10, "bytes 0-9/10")]
    [InlineData(null, 10, null)]
    [InlineData("bytes=0-99999999999999999999", 10, "bytes 0-9/10")]
    [InlineData("bytes=-99999999999999999999", 10, "bytes 0-9/10")]
    [InlineData("BYTES=0-0", 10, "bytes 0-0/10")]
    [InlineData("bytes=--5", 10, null)]
    [InlineData("bytes=٣-", 10, null)]
    [InlineData("bytes=4-2", 10, null)]
    [InlineData("bytes=0-1,3-4", 10, null)]
    [InlineData("bytes=", 10, null)]
    [InlineData("bytes=-", 10, null)]
    [InlineData("bytes=a-b", 10, null)]
    [InlineData("bytes=+1-2", 10, null)]
    [InlineData("lines=0-1", 10, null)]
    public void Ranges(string? header, long size, string? expected) =>
        Assert.Equal(expected, ByteRange.Parse(header, size)?.ContentRange(size));

    [Theory]
    [InlineData("bytes=10-", 10)]
    [InlineData("bytes=10-12", 10)]
    [InlineData("bytes=99999999999999999999-", 10)]
    [InlineData("bytes=0-", 0)]
    [InlineData("bytes=-5", 0)]
    [InlineData("bytes=-0", 10)]
    public void No_byte_lies_in_it(string header, long size)
    {
        var error = Assert.Throws<S3Error>(() => ByteRange.Parse(header, size));
        Assert.Equal(ErrorCode.InvalidRange, error.Code);
        Assert.Equal("bytes */" + size, error.Headers["Content-Range"]);
    }
}
