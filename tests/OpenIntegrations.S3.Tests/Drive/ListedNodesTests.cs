using System;
using System.IO;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Tests.Drive;

public sealed class ListedNodesTests
{
    /// <summary>Names as lists have them: those that end in a slash with a star before them are prefixes.</summary>
    [Theory]
    [InlineData("", "a,*dir/", "dir:, a")]
    [InlineData("", "A,a,dir/f,dir/g,e/", "dir:, e:, A, a")]
    [InlineData("", "dir/f,*dir/", "dir:")]
    [InlineData("dir", "dir/,dir/f,dir/sub/x,dir/sub/y/z", "dir/sub:, dir/f")]
    [InlineData("dir", "dir//x", "dir/:")]
    public void A_level_is_one_also_where_the_store_lists_deeper(string folder, string listed, string nodes) =>
        Assert.Equal(nodes, string.Join(", ", ListedNodes.Of(Page(listed), new DrivePath("S3", "b1", folder.Length == 0 ? null : folder))
            .Select(n => n.Kind == NodeKind.Folder ? n.Key + ":" : n.Key)));

    [Theory, InlineData("dir/f,other"), InlineData("*other/"), InlineData("dir-x"), InlineData("DIR/f")]
    public void What_was_not_asked_for_is_not_believed(string listed) => Assert.Contains("is not believed",
        Assert.Throws<InvalidDataException>(() => ListedNodes.Of(Page(listed), new DrivePath("S3", "b1", "dir"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Less_than_nothing_is_no_length() => Assert.Null(ListedNodes.Objects(Page("a", "-5"), "b1").Single().Size);

    private static S3Answer Page(string listed, string size = "0") => new(200, XmlTree.Read("<ListBucketResult>"
        + string.Concat(listed.Split(',').Select(n => n[0] == '*' ? $"<CommonPrefixes><Prefix>{n[1..]}</Prefix></CommonPrefixes>"
            : $"<Contents><Key>{n}</Key><Size>{size}</Size></Contents>")) + "</ListBucketResult>"),
        new HeaderList(), Routes.ListObjects.For("b1"));
}
