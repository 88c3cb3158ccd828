using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Core.Tests.Items.Plans;

/// <summary>The time of a file, as tools write it into metadata.</summary>
public sealed class FileTimeTests
{
    [Theory]
    [InlineData("x-amz-meta-mtime", "1354040105.123456789", "2012-11-27T18:15:05.1234567")]
    [InlineData("x-amz-meta-mtime", "1354040105", "2012-11-27T18:15:05.0000000")]
    [InlineData("x-amz-meta-mtime", "-1.5", "1969-12-31T23:59:58.5000000")]
    [InlineData("x-amz-meta-s3cmd-attrs", "atime:1/ctime:2/gid:0/mtime:1354040105/uid:0", "2012-11-27T18:15:05.0000000")]
    [InlineData("x-amz-meta-mc-attrs", "atime:1#2/mtime:1354040105#250000000/uid:0", "2012-11-27T18:15:05.2500000")]
    [InlineData("x-amz-meta-mc-attrs", "mtime:1354040105#5", "2012-11-27T18:15:05.0000000")]
    [InlineData("x-amz-meta-mtime", "yesterday", null), InlineData("x-amz-meta-mtime", "99999999999", "5138-11-16T09:46:39.0000000")]
    [InlineData("x-amz-meta-mtime", "999999999999", null), InlineData("x-amz-meta-mtime", "", null), InlineData("x-other", "1", null)]
    public void Times_are_read_as_others_write_them(string header, string value, string? time) =>
        Assert.Equal(time, FileTime.Read(new HeaderList { { header, value } })?.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", null));

    [Theory, InlineData("2012-11-27T18:15:05.1234567Z", "1354040105.1234567"), InlineData("1969-12-31T23:59:58.5Z", "-1.5"),
        InlineData("2012-11-27T18:15:05Z", "1354040105"), InlineData("0001-01-01T00:00:00Z", "-62135596800")]
    public void Times_are_written_as_rclone_reads_them(string time, string text)
    {
        DateTime utc = DateTimeOffset.Parse(time, null).UtcDateTime;
        Assert.Equal(text, FileTime.Write(utc));
        if (utc.Year > 1) Assert.Equal(utc, FileTime.Read(new HeaderList { { FileTime.Header, text } }));
    }
}
