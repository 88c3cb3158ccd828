using System;
using System.Globalization;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Forms;

namespace OpenIntegrations.S3.Local.Tests.Forms;

public sealed class PolicyDocumentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"bucket":"b"},{"key":"k"}""", "key=k", null)]
    [InlineData("""{"bucket":"b"},["eq","$key","k"]""", "key=k", null)]
    [InlineData("""{"bucket":"b"},["eq","$Key","k"]""", "KEY=k", null)]
    [InlineData("""{"bucket":"other"},{"key":"k"}""", "key=k", "Policy Condition failed: [\"eq\", \"$bucket\", \"other\"]")]
    [InlineData("""{"bucket":"b"},{"key":"k"}""", "key=K", "Policy Condition failed: [\"eq\", \"$key\", \"k\"]")]
    [InlineData("""{"bucket":"b"},["starts-with","$key","dir/"]""", "key=dir/k", null)]
    [InlineData("""{"bucket":"b"},["starts-with","$key","dir/"]""", "key=di",
        "Policy Condition failed: [\"starts-with\", \"$key\", \"dir/\"]")]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""]""", "key=anything", null)]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""]""", "key=k;acl=private", "Extra input fields: acl")]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""]""", "key=k;x-ignore-me=1;policy=p;x-amz-signature=s", null)]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""],["starts-with","$Content-Type","image/"]""",
        "key=k;Content-Type=image/png,image/gif", null)]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""],["starts-with","$Content-Type","image/"]""",
        "key=k;Content-Type=image/png,text/plain", "Policy Condition failed: [\"starts-with\", \"$content-type\", \"image/\"]")]
    [InlineData("""{"bucket":"b"},["starts-with","$key",""],{"x-amz-meta-uuid":"1"}""", "key=k",
        "Policy Condition failed: [\"eq\", \"$x-amz-meta-uuid\", \"1\"]")]
    public void Conditions(string conditions, string fields, string? refusal)
    {
        var policy = Parse(conditions, s_now.AddSeconds(1));
        var form = new HeaderList();
        foreach (string field in fields.Split(';')) form.Add(field.Split('=')[0], field.Split('=')[1]);
        string? message = null;
        try
        {
            policy.Check(form, "b", s_now);
        }
        catch (S3Error e)
        {
            Assert.Equal(ErrorCode.AccessDenied, e.Code);
            message = e.Message;
        }
        Assert.Equal(refusal is null ? null : "Invalid according to Policy: " + refusal, message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"bucket":"b"},{}""")]
    [InlineData("""{"bucket":"b","key":"k"}""")]
    [InlineData("""{"bucket":{}}""")]
    [InlineData("""{"bucket":null}""")]
    [InlineData("[null,null,null]")]
    [InlineData("""["eq",null,"k"]""")]
    [InlineData("""["starts-with","$key",null]""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    public void A_condition_has_one_subject(string conditions) =>
        Assert.Equal(ErrorCode.InvalidRequest, Assert.Throws<S3Error>(() => Parse(conditions, s_now.AddSeconds(1))).Code);

    [Fact]
    public void A_policy_ends()
    {
        var error = Assert.Throws<S3Error>(() => Parse("", s_now.AddSeconds(-1)).Check(new HeaderList(), "b", s_now));
        Assert.Equal("Invalid according to Policy: Policy expired.", error.Message);
    }

    [Theory]
    [InlineData("""["content-length-range", 1, 10]""", 1, 10)]
    [InlineData("""["content-length-range", "1", "10"]""", 1, 10)]
    [InlineData("", 0, 5368709120)]
    public void Lengths(string conditions, long min, long max)
    {
        var policy = Parse(conditions, s_now);
        Assert.Equal((min, max), (policy.MinLength, policy.MaxLength));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"expiration":"soon","conditions":[]}""")]
    [InlineData("""{"expiration":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"expiration":"2026-01-02T03:04:05Z","conditions":[["near","$key","k"]]}""")]
    [InlineData("""{"expiration":"2026-01-02T03:04:05Z","conditions":["key"]}""")]
    [InlineData("""{"expiration":"2026-01-02T03:04:05Z","conditions":[["eq","$key"]]}""")]
    public void What_is_no_policy(string json) =>
        Assert.Equal(ErrorCode.InvalidRequest, Assert.Throws<S3Error>(() => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json))).Code);

    private static PolicyDocument Parse(string conditions, DateTimeOffset expiration) => PolicyDocument.Parse(Encoding.UTF8.GetBytes(
        $$"""{"expiration":"{{expiration.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}","conditions":"""
            + $$"""[{{conditions}}]}"""));
}
