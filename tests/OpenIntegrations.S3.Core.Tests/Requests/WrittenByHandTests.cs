using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Requests;

public sealed class WrittenByHandTests
{
    [Theory]
    [InlineData("GET", "/", "", "ListBuckets")]
    [InlineData("GET", "/b", "", "ListObjects")]
    [InlineData("GET", "/b/", "list-type=2&prefix=a", "ListObjectsV2")]
    [InlineData("GET", "/b", "versions", "ListObjectVersions")]
    [InlineData("GET", "/b", "tagging", "GetBucketTagging")]
    [InlineData("GET", "/b/k", "tagging", "GetObjectTagging")]
    [InlineData("GET", "/b/a/b", "attributes&versionId=1", "GetObjectAttributes")]
    [InlineData("GET", "/b/k", "uploadId=1", "ListParts")]
    [InlineData("GET", "/b/k", "", "GetObject")]
    [InlineData("GET", "/b/k", "versionId=1", "GetObject")]
    [InlineData("POST", "/b/k", "uploads", "CreateMultipartUpload")]
    [InlineData("POST", "/b", "delete", "DeleteObjects")]
    [InlineData("PATCH", "/b", "", null)]
    [InlineData("POST", "/b/k", "nothing-known", null)]
    public void It_means_the_operation_that_looks_like_it(string method, string path, string query, string? operation) =>
        Assert.Equal(operation, WrittenByHand.RouteOf(new S3Request(method) { RawPath = path, Query = QueryString.Parse(query) })?.Name);

    /// <summary>Stores name the root of an answer after the operation; its values are typed, under the name that came.</summary>
    [Theory]
    [InlineData("/b", "list-type=2", "ListObjectsV2Output", "<KeyCount>5</KeyCount>", "KeyCount", 5)]
    [InlineData("/b", "", "ListObjectsResponse", "<MaxKeys>5</MaxKeys>", "MaxKeys", 5)]
    [InlineData("/b", "versions", "ListObjectVersionsOutput", "<IsTruncated>true</IsTruncated>", "IsTruncated", true)]
    [InlineData("/b/k", "uploadId=1", "ListPartsOutput", "<IsTruncated>true</IsTruncated>", "IsTruncated", true)]
    [InlineData("/b", "list-type=2", "ListBucketResult", "<KeyCount>5</KeyCount>", "KeyCount", 5)]
    [InlineData("/b/k", "", "ListObjectsV2Output", "<KeyCount>5</KeyCount>", "KeyCount", "5")]
    [InlineData("/b", "list-type=2", "Report", "<KeyCount>5</KeyCount>", "KeyCount", "5")]
    public async Task Its_answer_is_typed(string path, string query, string root, string content, string member, object value)
    {
        using var server = new ScriptedServer(new Answer(200, $"<{root}>{content}</{root}>"));
        var settings = new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" };
        S3Answer answer = await new S3Client(S3Connection.Create(settings)).SendAsync(
            new S3Request("GET") { RawPath = path, Query = QueryString.Parse(query) }, CancellationToken.None);
        Assert.Equal(value, answer.Response.GetMap(root)![member]);
    }
}
