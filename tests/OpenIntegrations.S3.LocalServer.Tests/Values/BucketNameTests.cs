using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Tests.Values;

public sealed class BucketNameTests
{
    [Theory]
    [InlineData("abc", true)]
    [InlineData("a-b.c-1", true)]
    [InlineData("1.2.3", true)]
    [InlineData("con", true)]
    [InlineData("ab", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", false)]
    [InlineData("Upper", false)]
    [InlineData("under_score", false)]
    [InlineData("1.1.1.1", false)]
    [InlineData("-abc", false)]
    [InlineData("abc-", false)]
    [InlineData("abc.", false)]
    [InlineData("a..b", false)]
    [InlineData("é-bucket", false)]
    [InlineData("xn--abc", false)]
    [InlineData("abc-s3alias", false)]
    public void Names(string name, bool valid) => Assert.Equal(valid, BucketName.IsValid(name));
}
