using System;
using System.IO;
using System.Linq;
using System.Text;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Forms;

namespace OpenIntegrations.S3.Local.Tests.Forms;

public sealed class MultipartFormTests
{
    [Theory]
    [InlineData("--X\r\nA: 1\r\n\r\none\r\n--X\r\n\r\ntwo\r\n\r\n--X--\r\n", "one|two\r\n")]
    [InlineData("preamble\r\n--X\r\n\r\n\r\n--X--", "")]
    [InlineData("--X\r\n\r\n\r\n--Y\r\n-\r\n--X--", "\r\n--Y\r\n-")]
    public void Parts_end_where_a_boundary_begins(string body, string expected)
    {
        foreach (int step in new[] { 1, 3, 1000 })
        {
            using var form = new MultipartForm(new SlowStream(body, step), "X");
            Assert.Equal(expected.Split('|'), expected.Split('|').Select(_ => (form.NextPart(), ReadPart(form)).Item2).ToArray());
            Assert.Null(form.NextPart());
        }
    }

    [Fact]
    public void A_part_may_be_larger_than_the_buffer_and_be_skipped()
    {
        string large = string.Concat(Enumerable.Repeat("\r\n--x", 100_000));
        using var form = new MultipartForm(new SlowStream("--X\r\n\r\n" + large + "\r\n--X\r\n\r\nsmall\r\n--X--", 100_000), "X");
        Assert.NotNull(form.NextPart());
        Assert.NotNull(form.NextPart());
        Assert.Equal("small", ReadPart(form));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no boundary at all")]
    [InlineData("--X\r\nA: 1\r\n\r\nthe end is missing")]
    public void What_is_no_form(string body)
    {
        using var form = new MultipartForm(new SlowStream(body, 5), "X");
        Assert.Equal(ErrorCode.MalformedPOSTRequest, Assert.Throws<S3Error>(() =>
        {
            form.NextPart();
            ReadPart(form);
        }).Code);
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"file\"; filename=\"a b.txt\"", "filename", "a b.txt")]
    [InlineData("content-disposition: form-data; name=file", "name", "file")]
    [InlineData("Content-Type: text/plain\nContent-Disposition: form-data; name=\"k\"", "name", "k")]
    [InlineData("Content-Type: text/plain; name=\"k\"", "name", null)]
    public void Names_of_fields(string head, string parameter, string? expected) =>
        Assert.Equal(expected, FormFields.Parameter(head, parameter));

    private static string ReadPart(MultipartForm form)
    {
        using var reader = new StreamReader(form, Encoding.UTF8, false, 16, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private sealed class SlowStream(string text, int step) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(step, count));
    }
}
