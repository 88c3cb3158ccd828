using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Tests.Documents;

/// <summary>Numbers of JSON, which know no bounds, against those of .NET, which do.</summary>
public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("666E666666666666666666666")]
    [InlineData("-1.5e99999")]
    public void What_is_beyond_every_number_stays_a_text_and_can_be_written_again(string number)
    {
        object? tree = JsonTree.Read($"{{\"n\":[{number}]}}");
        Assert.Equal($"{{\"n\":[\"{number}\"]}}", JsonTree.Write(tree, indented: false));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_JSON_has_no_number_for_is_written_as_text(object number) =>
        Assert.StartsWith("\"", JsonTree.Write(number, indented: false), StringComparison.Ordinal);

    [Fact]
    public void Long_whole_numbers_keep_their_digits()
    {
        string digits = string.Concat(Enumerable.Repeat("1234567890", 100));
        Assert.Equal(BigInteger.Parse(digits, CultureInfo.InvariantCulture), JsonTree.Read(digits));
        Assert.Equal(digits, JsonTree.Write(JsonTree.Read(digits), indented: false));
    }

    /// <summary>As many digits as a page of a list has bytes: as a number they would take minutes.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Millions_of_digits_take_no_time()
    {
        string digits = new('7', 16 * 1024 * 1024);
        Assert.Equal(digits, await Task.Run(() => JsonTree.Read(digits)));
    }
}
