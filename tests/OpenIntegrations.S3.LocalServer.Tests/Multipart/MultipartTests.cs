using System;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Tests.Objects;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Multipart;

public sealed class MultipartTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int Smallest = 5 * 1024 * 1024;

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData(Smallest, 1)]
    [InlineData(Smallest + 1, 0)]
    [InlineData(Smallest, Smallest - 1)]
    public async Task Parts_become_an_object(int first, int second)
    {
        byte[][] parts = [ObjectTests.RandomBytes(first), ObjectTests.RandomBytes(second)];
        string id = await Client.Begin("/bkt/parts", ("Content-Type", "text/p"), ("x-amz-meta-a", "1"), ("x-amz-tagging", "t=1"));
        string[] etags = [await Upload("/bkt/parts", id, 7, parts[0]), await Upload("/bkt/parts", id, 9, parts[1])];
        Assert.Equal("404 NoSuchKey", (await Client.Get("/bkt/parts")).Code);
        Reply complete = await Client.Complete("/bkt/parts", id, [(7, etags[0]), (9, etags[1])]);
        string etag = '"' + Convert.ToHexStringLower(MD5.HashData([.. MD5.HashData(parts[0]), .. MD5.HashData(parts[1])])) + "-2\"";
        Assert.Equal((etag, "parts", "bkt", fixture.Server.Url + "/bkt/parts"),
            (complete.Value("ETag"), complete.Value("Key"), complete.Value("Bucket"), complete.Value("Location")));

        fixture.Server.Restart();
        Reply get = await Client.Get("/bkt/parts");
        Assert.Equal((byte[])[.. parts[0], .. parts[1]], get.Body);
        Assert.Equal((etag, "text/p", "1", "1"), (get.ETag, get["Content-Type"], get["x-amz-meta-a"], get["x-amz-tagging-count"]));
        if (second > 1)
            Assert.Equal((byte[])[.. parts[0][^5..], .. parts[1][..5]],
                (await Client.Get("/bkt/parts", ("Range", $"bytes={first - 5}-{first + 4}"))).Body);
        Assert.Equal("404 NoSuchUpload", (await Client.Get($"/bkt/parts?uploadId={id}")).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/parts")).Code);
        Assert.Empty(System.IO.Directory.GetFileSystemEntries(System.IO.Path.Combine(fixture.Server.Folder, "bucket.bkt", "parts"), id));
    }

    [Fact]
    public async Task Parts_can_be_read_one_by_one()
    {
        byte[][] parts = [ObjectTests.RandomBytes(Smallest), ObjectTests.RandomBytes(10)];
        await Object("/bkt/by-part", parts);
        Reply second = await Client.Get("/bkt/by-part?partNumber=2");
        Assert.Equal((206, "2", $"bytes {Smallest}-{Smallest + 9}/{Smallest + 10}"),
            (second.Status, second["x-amz-mp-parts-count"], second["Content-Range"]));
        Assert.Equal(parts[1], second.Body);
        Assert.Equal("2", (await Client.Head("/bkt/by-part?partNumber=1"))["x-amz-mp-parts-count"]);
        Assert.Equal("416 InvalidPartNumber", (await Client.Get("/bkt/by-part?partNumber=3")).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/by-part?partNumber=0")).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/by-part?partNumber=1", ("Range", "bytes=0-1"))).Code);
        await Client.Put("/bkt/one-piece", "hello");
        Reply whole = await Client.Get("/bkt/one-piece?partNumber=1");
        Assert.Equal((206, "hello", null), (whole.Status, whole.Text, whole["x-amz-mp-parts-count"]));
        Assert.Equal("416 InvalidPartNumber", (await Client.Get("/bkt/one-piece?partNumber=2")).Code);
    }

    [Fact]
    public async Task A_completion_must_name_what_was_uploaded_in_order()
    {
        string id = await Client.Begin("/bkt/errors");
        string small = await Upload("/bkt/errors", id, 1, [1]), last = await Upload("/bkt/errors", id, 2, [2]);
        Assert.Equal("400 InvalidPartOrder", (await Client.Complete("/bkt/errors", id, [(2, last), (1, small)])).Code);
        Assert.Equal("400 InvalidPartOrder", (await Client.Complete("/bkt/errors", id, [(1, small), (1, small)])).Code);
        Assert.Equal("400 InvalidPart", (await Client.Complete("/bkt/errors", id, [(1, last)])).Code);
        Assert.Equal("400 InvalidPart", (await Client.Complete("/bkt/errors", id, [(3, last)])).Code);
        Assert.Equal("400 MalformedXML", (await Client.Complete("/bkt/errors", id, [])).Code);
        Assert.Equal("400 MalformedXML",
            (await Client.Post($"/bkt/errors?uploadId={id}", "<CompleteMultipartUpload><Part/></CompleteMultipartUpload>")).Code);
        Reply tooSmall = await Client.Complete("/bkt/errors", id, [(1, small), (2, last)]);
        Assert.Equal(("400 EntityTooSmall", "1", "1", "5242880"),
            (tooSmall.Code, tooSmall.Value("PartNumber"), tooSmall.Value("ProposedSize"), tooSmall.Value("MinSizeAllowed")));
        Assert.Equal("400 InvalidRequest", (await Client.Complete("/bkt/errors", id, [(2, last)], ("x-amz-mp-object-size", "2"))).Code);
        Assert.Equal("404 NoSuchUpload", (await Client.Complete("/bkt/errors", "none", [(1, small)])).Code);
        Assert.Equal("404 NoSuchUpload", (await Client.Complete("/bkt/other", id, [(1, small)])).Code);
        Assert.Equal("200", (await Client.Complete("/bkt/errors", id, [(2, last.Trim('"'))], ("x-amz-mp-object-size", "1"))).Code);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    [InlineData("-1")]
    [InlineData("one")]
    [InlineData("")]
    public async Task Parts_have_numbers_from_1_to_10000(string number)
    {
        string id = await Client.Begin("/bkt/numbers");
        Assert.Equal("400 InvalidArgument", (await Client.Put($"/bkt/numbers?uploadId={id}&partNumber={number}", "x")).Code);
        Assert.Equal("200", (await Client.Put($"/bkt/numbers?uploadId={id}&partNumber=10000", "x")).Code);
    }

    [Fact]
    public async Task A_part_can_be_sent_again()
    {
        string id = await Client.Begin("/bkt/again");
        string wrong = await Upload("/bkt/again", id, 1, [1]), right = await Upload("/bkt/again", id, 1, [2]);
        fixture.Server.Restart();
        Assert.Equal("400 InvalidPart", (await Client.Complete("/bkt/again", id, [(1, wrong)])).Code);
        Assert.Equal("200", (await Client.Complete("/bkt/again", id, [(1, right)])).Code);
        Assert.Equal([2], (await Client.Get("/bkt/again")).Body);
    }

    [Fact]
    public async Task A_completion_can_be_asked_for_again()
    {
        string id = await Client.Begin("/bkt/twice");
        string etag = await Upload("/bkt/twice", id, 1, [1]);
        Reply first = await Client.Complete("/bkt/twice", id, [(1, etag)]);
        fixture.Server.Restart();
        Reply second = await Client.Complete("/bkt/twice", id, [(1, etag)]);
        Assert.Equal(first.Value("ETag"), second.Value("ETag"));
        await Client.Put("/bkt/twice", "something else");
        Assert.Equal("404 NoSuchUpload", (await Client.Complete("/bkt/twice", id, [(1, etag)])).Code);
    }

    [Fact]
    public async Task An_upload_can_be_aborted()
    {
        string id = await Client.Begin("/bkt/aborted");
        await Upload("/bkt/aborted", id, 1, [1]);
        Assert.Equal("204", (await Client.Delete($"/bkt/aborted?uploadId={id}")).Code);
        Assert.Equal("404 NoSuchUpload", (await Client.Delete($"/bkt/aborted?uploadId={id}")).Code);
        Assert.Equal("404 NoSuchUpload", (await Client.Put($"/bkt/aborted?uploadId={id}&partNumber=2", "x")).Code);
        Assert.Equal("404 NoSuchUpload", (await Client.Get($"/bkt/aborted?uploadId={id}")).Code);
    }

    [Fact]
    public async Task Completion_has_conditions()
    {
        string id = await Client.Begin("/bkt/conditional");
        string etag = await Upload("/bkt/conditional", id, 1, [1]);
        await Client.Put("/bkt/conditional", "there");
        Assert.Equal("412 PreconditionFailed", (await Client.Complete("/bkt/conditional", id, [(1, etag)], ("If-None-Match", "*"))).Code);
        Assert.Equal("412 PreconditionFailed",
            (await Client.Complete("/bkt/conditional", id, [(1, etag)], ("If-Match", "\"other\""))).Code);
        Assert.Equal("200", (await Client.Complete("/bkt/conditional", id, [(1, etag)], ("If-Match", "*"))).Code);
    }

    [Fact]
    public async Task Parts_are_listed_page_by_page()
    {
        string id = await Client.Begin("/bkt/listed", ("x-amz-storage-class", "STANDARD_IA"));
        for (int i = 1; i <= 5; i++) await Upload("/bkt/listed", id, i * 10, [(byte)i]);
        Reply all = await Client.Get($"/bkt/listed?uploadId={id}");
        Assert.Equal(["10", "20", "30", "40", "50"], all.Values("PartNumber"));
        Assert.Equal(("STANDARD_IA", "50", "false"),
            (all.Value("StorageClass"), all.Value("NextPartNumberMarker"), all.Value("IsTruncated")));
        Reply page = await Client.Get($"/bkt/listed?uploadId={id}&max-parts=2&part-number-marker=10");
        Assert.Equal(["20", "30"], page.Values("PartNumber"));
        Assert.Equal(("30", "true"), (page.Value("NextPartNumberMarker"), page.Value("IsTruncated")));
        Assert.Equal("400 InvalidArgument", (await Client.Get($"/bkt/listed?uploadId={id}&part-number-marker=x")).Code);
    }

    [Theory]
    [InlineData("?max-keys=0")]
    [InlineData("?list-type=2&max-keys=0")]
    [InlineData("?versions&max-keys=0")]
    [InlineData("?uploads&max-uploads=0")]
    [InlineData("/k?uploadId={0}&max-parts=0")]
    [InlineData("/whole?attributes")]
    public async Task A_list_of_which_nothing_is_asked_for_does_not_go_on(string list)
    {
        string bucket = await fixture.NewBucket();
        string id = await Client.Begin($"/{bucket}/k", ("x-amz-checksum-algorithm", "SHA256"));
        const string sum = "S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=";
        string whole = await Client.Begin($"/{bucket}/whole", ("x-amz-checksum-algorithm", "SHA256"));
        await Upload($"/{bucket}/k", id, 1, [1], ("x-amz-checksum-sha256", sum));
        string etag = await Upload($"/{bucket}/whole", whole, 1, [1], ("x-amz-checksum-sha256", sum));
        string parts = $"<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag><ChecksumSHA256>{sum}</ChecksumSHA256></Part>";
        Assert.Equal("200", (await Client.Post($"/{bucket}/whole?uploadId={whole}",
            $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>")).Code);
        Reply page = await Client.Get($"/{bucket}" + list.Replace("{0}", id), ("x-amz-object-attributes", "ObjectParts"),
            ("x-amz-max-parts", "0"));
        Assert.Equal(("200", "false"), (page.Code, page.Value("IsTruncated")));
    }

    [Fact]
    public async Task Uploads_are_listed_page_by_page()
    {
        string bucket = await fixture.NewBucket();
        var begun = new System.Collections.Generic.List<string>();
        foreach (string key in new[] { "a", "a", "d/1", "d/2", "z%20z" }) begun.Add(await Client.Begin($"/{bucket}/{key}"));
        Assert.Equal(begun, (await Client.Get($"/{bucket}?uploads")).Values("UploadId"));
        Assert.Equal(["a", "a", "z%20z"], (await Client.Get($"/{bucket}?uploads&delimiter=/&encoding-type=url")).Values("Key"));
        Assert.Equal([begun[2], begun[3]], (await Client.Get($"/{bucket}?uploads&prefix=d/")).Values("UploadId"));
        for (int limit = 1; limit < 6; limit++)
        {
            string[] found = [];
            string next = "";
            do
            {
                Reply page = await Client.Get($"/{bucket}?uploads&max-uploads={limit}{next}");
                found = [.. found, .. page.Values("UploadId")];
                next = page.Value("IsTruncated") == "true"
                    ? $"&key-marker={PercentEncoding.Encode(page.Value("NextKeyMarker"))}"
                        + $"&upload-id-marker={page.Value("NextUploadIdMarker")}"
                    : "";
            }
            while (next.Length > 0);
            Assert.Equal(begun, found);
        }
    }

    [Fact]
    public async Task Parts_can_be_copied()
    {
        byte[] source = ObjectTests.RandomBytes(Smallest + 100);
        await Client.Send("PUT", "/bkt/copy%20source", new BytesBody(source));
        string id = await Client.Begin("/bkt/copied");
        string target = $"/bkt/copied?uploadId={id}&partNumber=";
        string first = (await Client.Put(target + 1, "", ("x-amz-copy-source", "bkt/copy%20source"))).Value("ETag");
        string second =
            (await Client.Put(target + 2, "", ("x-amz-copy-source", "bkt/copy%20source"), ("x-amz-copy-source-range", "bytes=10-19")))
                .Value("ETag");
        Assert.Equal("200", (await Client.Complete("/bkt/copied", id, [(1, first), (2, second)])).Code);
        Assert.Equal((byte[])[.. source, .. source[10..20]], (await Client.Get("/bkt/copied")).Body);

        id = await Client.Begin("/bkt/copied");
        target = $"/bkt/copied?uploadId={id}&partNumber=1";
        Assert.Equal("400 InvalidArgument",
            (await Client.Put(target, "", ("x-amz-copy-source", "bkt/copy%20source"),
                ("x-amz-copy-source-range", $"bytes=0-{source.Length}"))).Code);
        Assert.Equal("400 InvalidArgument",
            (await Client.Put(target, "", ("x-amz-copy-source", "bkt/copy%20source"), ("x-amz-copy-source-range", "bytes=5-"))).Code);
        Assert.Equal("412 PreconditionFailed",
            (await Client.Put(target, "", ("x-amz-copy-source", "bkt/copy%20source"), ("x-amz-copy-source-if-match", "\"x\""))).Code);
        string many =
            (await Client.Put(target, "", ("x-amz-copy-source", "bkt/copied"),
                ("x-amz-copy-source-range", $"bytes={source.Length - 5}-{source.Length + 4}"))).Value("ETag");
        Assert.Equal('"' + Convert.ToHexStringLower(MD5.HashData([.. source[^5..], .. source[10..15]])) + '"', many);
    }

    [Fact]
    public async Task A_customers_key_must_come_with_every_part()
    {
        var key = StorageClassAndEncryptionTests.CustomerKey("", 3);
        string id = await Client.Begin("/bkt/locked-parts", key);
        Assert.Equal("400 InvalidRequest", (await Client.Put($"/bkt/locked-parts?uploadId={id}&partNumber=1", "x")).Code);
        Reply part = await Client.Put($"/bkt/locked-parts?uploadId={id}&partNumber=1", "x", key);
        Assert.Equal("200", (await Client.Complete("/bkt/locked-parts", id, [(1, part.ETag)], key)).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/locked-parts")).Code);
        Assert.Equal("x", (await Client.Get("/bkt/locked-parts", key)).Text);
    }

    private async Task<string> Upload(string target, string id, int number, byte[] bytes, params (string, string)[] headers)
    {
        Reply reply = await Client.Send("PUT", $"{target}?uploadId={id}&partNumber={number}", new BytesBody(bytes), headers);
        Assert.Equal("200", reply.Code);
        return reply.ETag;
    }

    private async Task Object(string target, byte[][] parts)
    {
        string id = await Client.Begin(target);
        var etags = await Task.WhenAll(parts.Select((p, i) => Upload(target, id, i + 1, p)));
        Assert.Equal("200", (await Client.Complete(target, id, etags.Select((e, i) => (i + 1, e)))).Code);
    }
}
