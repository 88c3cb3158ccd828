using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

/// <summary>The 32 methods: their names, their options, and the request that each one sends.</summary>
public sealed class S3MethodTests
{
    private const string Ok = "<Root/>";

    /// <summary>Method, its options but for the connection, and the request: method and target, a header or two, and the body.</summary>
    public static TheoryData<string, string[], string> Requests => new()
    {
        { "CreateBucket", ["--name", "b1"], "PUT /b1" },
        { "СоздатьБакет", ["-n", "b1"], "PUT /b1" },
        { "DeleteBucket", ["--name=b1"], "DELETE /b1" },
        { "HeadBucket", ["--name", "b1", "--account", "123"], "HEAD /b1 x-amz-expected-bucket-owner: 123" },
        { "PutBucketEncryption", ["--name", "b1", "--conf", "<ServerSideEncryptionConfiguration/>"],
            "PUT /b1?encryption | <ServerSideEncryptionConfiguration/>" },
        { "GetBucketEncryption", ["--name", "b1"], "GET /b1?encryption" },
        { "PutBucketTagging", ["--name", "b1", "--tagset", "{'a':'1'}"],
            "PUT /b1?tagging | <Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>" },
        { "GetBucketTagging", ["-n", "b1"], "GET /b1?tagging" },
        { "PutBucketVersioning", ["--name", "b1", "--status", "true", "--mfad", "false"],
            "PUT /b1?versioning | <VersioningConfiguration><Status>Enabled</Status>"
                + "<MfaDelete>Disabled</MfaDelete></VersioningConfiguration>" },
        { "PutBucketVersioning", ["--name", "b1"], "PUT /b1?versioning | <VersioningConfiguration />" },
        { "GetBucketVersioning", ["--name", "b1"], "GET /b1?versioning" },
        { "ListBuckets", ["--prefix", "p", "--region", "r", "--ctoken", "t/1"],
            "GET /?max-buckets=250&prefix=p&bucket-region=r&continuation-token=t%2F1" },
        { "UploadFullObject", ["--name", "a b.txt", "--bucket", "b1", "--data", "line\\none", "--headers", "{'x-amz-acl':'private'}"],
            "PUT /b1/a%20b.txt x-amz-acl: private Content-Type: text/plain | line\none" },
        { "put-object", ["--key", "k", "--bucket", "b1", "--body", "aGVsbG8="],
            "PUT /b1/k Content-Type: application/octet-stream | hello" },
        { "PutObject", ["-n", "k", "-b", "b1", "-d", "aGVsbG8="], "PUT /b1/k Content-Type: application/octet-stream | hello" },
        { "InitPartsUpload", ["--name", "k", "--bucket", "b1"], "POST /b1/k?uploads" },
        { "UploadObjectPart", ["--name", "k", "--bucket", "b1", "--upload", "u 1", "--part", "2", "--content", "hello"],
            "PUT /b1/k?partNumber=2&uploadId=u%201 | hello" },
        { "FinishPartsUpload", ["--name", "k", "--bucket", "b1", "--upload", "u", "--tags", "['\"e1\"','\"e2\"']"],
            "POST /b1/k?uploadId=u | <CompleteMultipartUpload><Part><ETag>\"e1\"</ETag><PartNumber>1</PartNumber></Part><Part>"
                + "<ETag>\"e2\"</ETag><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>" },
        { "AbortMultipartUpload", ["--name", "k", "--bucket", "b1", "--upload", "u"], "DELETE /b1/k?uploadId=u" },
        { "HeadObject", ["--name", "k", "--bucket", "b1", "--ver", "v1"], "HEAD /b1/k?versionId=v1" },
        { "GetObject", ["--name", "k", "--bucket", "b1"], "GET /b1/k" },
        { "DeleteObject", ["--name", "k", "--bucket", "b1", "--ver", "v1"], "DELETE /b1/k?versionId=v1" },
        { "CopyObject", ["--sname", "a b", "--sbucket", "b0", "--name", "k", "--bucket", "b1"], "PUT /b1/k x-amz-copy-source: /b0/a%20b" },
        { "GetObjectTagging", ["--name", "k", "--bucket", "b1"], "GET /b1/k?tagging" },
        { "ListObjects", ["--bucket", "b1", "--prefix", "p/", "--ctoken", "t"],
            "GET /b1?list-type=2&prefix=p%2F&max-keys=250&continuation-token=t" },
        { "ListObjectVersions", ["--bucket", "b1", "--ver", "v"], "GET /b1?versions&max-keys=250&version-id-marker=v" },
        { "SendRequestWithoutBody", ["--method", "GET"], "GET /p%2Fq/./?x=1&y" },
        { "SendRequestWithBody", ["--method", "PUT", "--body", "text"], "PUT /p%2Fq/./?x=1&y | text" },
    };

    [Theory, MemberData(nameof(Requests))]
    public async Task Sends(string method, string[] options, string expected)
    {
        using var server = new ScriptedServer(new Answer(200, Ok).With("Content-Type", "application/xml").With("ETag", "\"e\"")
            .With("x-amz-request-id", "r"));
        string basic = Oint.Basic(server, method.StartsWith("SendRequest", StringComparison.Ordinal) ? "/p%2Fq/./?x=1&y" : "",
            isKnown: true);
        // The answer has no root of the method's own: what counts here is the request.
        Outcome outcome = await Oint.RunAsync(["s3", method, .. options, "--basic", basic, "--exit-zero"]);
        Assert.Equal(0, outcome.Exit);
        RecordedRequest request = Assert.Single(server.Requests);
        string[] sides = expected.Split(" | ");
        string[] head = sides[0].Split(' ', 3);
        Assert.Equal(head[0] + " " + head[1], request.ToString());
        foreach (string header in head.Length == 3 ? SplitHeaders(head[2]) : [])
            Assert.Equal(header.Split(": ")[1], request.Header(header.Split(": ")[0]));
        Assert.Equal(sides.Length == 2 ? sides[1] : "", Bare(request.Text));
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKTEST/", request.Header("Authorization"), StringComparison.Ordinal);
    }

    /// <summary>Requests that are preceded by a question whether the store knows what is meant.</summary>
    [Theory]
    [InlineData("DeleteBucketEncryption", "/b1?encryption", "ServerSideEncryptionConfiguration", "--name", "b1")]
    [InlineData("DeleteBucketTagging", "/b1?tagging", "Tagging", "--name", "b1")]
    [InlineData("DeleteObjectTagging", "/b1/k?tagging", "Tagging", "--name", "k", "--bucket", "b1")]
    [InlineData("PutObjectTagging", "/b1/k?tagging", "Tagging", "--name", "k", "--bucket", "b1", "--tagset", "{\"a\":1}")]
    public async Task Asks_first(string method, string target, string root, params string[] options)
    {
        using var server = new ScriptedServer(new Answer(200, $"<{root}/>").With("Content-Type", "application/xml"), new Answer(204));
        Outcome outcome = await Oint.RunAsync(["s3", method, .. options, "--basic", Oint.Basic(server)]);
        Assert.Equal(204, outcome.Json.GetProperty("status").GetInt32());
        Assert.Equal(["GET " + target, (method.StartsWith("Put", StringComparison.Ordinal) ? "PUT " : "DELETE ") + target],
            server.Requests.Select(r => r.ToString()));
    }

    [Fact]
    public async Task Basic_data_have_no_envelope()
    {
        Outcome outcome =
            await Oint.RunAsync("s3", "GetBasicDataStructure", "--url", "h", "--access", "a", "--secret", "s", "--region", "BTC");
        Assert.Equal(["URL", "AccessKey", "SecretKey", "Region", "Service"], outcome.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("s3", outcome.Json.GetProperty("Service").GetString());
    }

    [Theory]
    [InlineData("GetObjectDownloadLink", "3600")]
    [InlineData("GetObjectUploadLink", "3600")]
    [InlineData("ПолучитьСсылкуСкачиванияОбъекта", "7200", "--expires", "7200")]
    public async Task Links_print_bare_and_send_nothing(string method, string seconds, params string[] options)
    {
        using var server = new ScriptedServer(new Answer());
        Outcome outcome = await Oint.RunAsync(["s3", method, "--name", "a b", "--bucket", "b1", .. options, "--basic", Oint.Basic(server)]);
        Assert.StartsWith($"{server.Url}/b1/a%20b?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKTEST%2F", outcome.Output,
            StringComparison.Ordinal);
        Assert.Contains($"&X-Amz-Expires={seconds}&", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void There_are_32_methods_each_under_two_names()
    {
        Assert.Equal(32, S3Library.Library.Methods.Count(m => m.Russian != m.English));
        Assert.Equal(64,
            S3Library.Library.Methods.Where(m => m.Russian != m.English)
                .SelectMany(m => new[] { m.English, m.Russian }).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Options_have_letters_of_their_own()
    {
        foreach (Method method in S3Library.Library.Methods)
        {
            var options = method.Options.Where(o => !o.IsFixed).ToList();
            var letters = options.Select(o => o.Short).Where(letter => letter != Option.None).ToList();
            Assert.Equal(letters.Count, letters.Distinct().Count());
            Assert.Equal(options.Count, options.Select(o => o.Name).Distinct().Count());
        }
    }

    /// <summary>
    /// The list of options that OInt published for each method; a star marks those that must be given. <c>--basic</c> need not be: the
    /// environment may have it. <c>--force</c> is not OInt's.
    /// </summary>
    [Theory]
    [InlineData("ListBuckets", "basic -b, prefix -p, region -r, ctoken -c, headers -h")]
    [InlineData("HeadBucket", "name* -n, basic -b, dir -d, account -a, headers -h")]
    [InlineData("PutBucketVersioning", "name* -n, basic -b, dir -d, status -s, mfad -m, headers -h")]
    [InlineData("PutObject", "name* -n, bucket* -b, data* -d, basic -s, headers -h, dir -r")]
    [InlineData("UploadObjectPart", "name* -n, bucket* -b, basic -s, upload* -u, part* -p, content* -c, dir -d")]
    [InlineData("FinishPartsUpload", "name* -n, bucket* -b, basic -s, upload* -u, tags* -t, headers -h, dir -d")]
    [InlineData("GetObject", "name* -n, bucket* -b, basic -s, ver -v, headers -h, out -o, dir -d")]
    [InlineData("CopyObject", "sname* -s, sbucket* -b, name* -n, bucket* -c, basic -a, headers -h, dir -d")]
    [InlineData("ListObjectVersions", "bucket* -b, basic -s, prefix -p, ver -v, headers -h, dir -d")]
    [InlineData("GetObjectUploadLink", "name* -n, bucket* -b, basic -s, expires -e, headers -h, dir -d")]
    [InlineData("SendRequestWithBody", "method* -m, basic -b, body* -d, binary -n, headers -h")]
    [InlineData("GetBasicDataStructure", "url* -u, access* -a, secret* -s, region* -r, service -v")]
    public void Options_are_those_that_were_published(string method, string published)
    {
        var options = S3Library.Library.Methods.Single(m => m.English == method).Options
            .Where(o => !o.IsFixed && o.Parameter != ModelOperations.Force)
            .Select(o => $"{o.Name}{(o.IsRequired ? "*" : "")} -{o.Short}");
        Assert.Equal(published.Split(", ").Order(), options.Order());
    }

    [Fact]
    public async Task A_large_file_goes_in_parts_and_comes_back_whole()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[6 * 1024 * 1024]);
        using var server = new ScriptedServer(r => r.Query switch
        {
            "uploads" => new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
            "uploadId=u" => new Answer(200, "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>"),
            _ => new Answer().With("ETag", "\"p\""),
        });
        string basic = Oint.Basic(server).Replace("'Service'", "'ChunkSize':'5242880','Service'", StringComparison.Ordinal);
        Outcome outcome = await Oint.RunAsync("s3", "PutObject", "--name", "k", "--bucket", "b1", "--data", file, "--basic", basic);
        File.Delete(file);
        Assert.Equal("e",
            outcome.Json.GetProperty("response").GetProperty("CompleteMultipartUploadResult").GetProperty("ETag").GetString());
        Assert.Equal([5242880, 1048576],
            server.Requests.Where(r => r.Query.StartsWith("partNumber", StringComparison.Ordinal)).OrderBy(r => r.Query)
                .Select(r => r.Body.Length));
    }

    private static IEnumerable<string> SplitHeaders(string text) => text.Split(' ').Chunk(2).Select(pair => pair[0] + " " + pair[1]);

    private static string Bare(string xml) =>
        xml.Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", StringComparison.Ordinal)
            .Replace(" xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"", "", StringComparison.Ordinal);
}
