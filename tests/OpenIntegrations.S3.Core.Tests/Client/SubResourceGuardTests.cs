using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Guards;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class SubResourceGuardTests
{
    public static TheoryData<string, Answer> NoProof => new()
    {
        { "no such object", Answer.Error(404, "NoSuchKey") },
        { "denied", Answer.Error(403, "AccessDenied") },
        { "no such bucket", Answer.Error(404, "NoSuchBucket") },
        { "no such version", Answer.Error(404, "NoSuchVersion") },
        { "the page of a proxy", new Answer(404, "<html><head><title>404</title></head></html>").With("Content-Type", "text/html") },
        { "a page that is good", new Answer(200, "<html><body>hello</body></html>").With("Content-Type", "text/html") },
        { "the object itself", new Answer(200, "content").With("ETag", "\"e\"") },
        { "an object that is XML", new Answer(200, "<Config><Tag/></Config>").With("ETag", "\"e\"").With("Content-Type", "text/xml") },
        { "an object with a root like an answer's", new Answer(200, "<LoginResponse/>").With("ETag", "\"e\"") },
        { "an object that is a document of tags", new Answer(200, "<Tagging><TagSet/></Tagging>").With("ETag", "\"e\"") },
        { "one with a weak ETag", new Answer(200, "<Tagging><TagSet/></Tagging>").With("ETag", "W/\"e\"").With("Last-Modified", "x") },
        { "nothing", new Answer() },
        { "a failure of that name", Answer.Error(503, "NoSuchTagSet") },
        { "the right error for a wrong thing", Answer.Error(404, "NoSuchWebsiteConfiguration") },
        { "a code with the name in it", Answer.Error(400, "InvalidTaggingRequest") },
        { "a redirect", Answer.Error(307, "TemporaryRedirect") },
        { "a list", new Answer(200, "<ListBucketResult/>") },
        { "another sub-resource", Answer.Error(404, "NoSuchBucketPolicy") },
        { "a refusal without a reason", new Answer(400) },
        { "a failure", new Answer(500) },
    };

    [Theory, MemberData(nameof(NoProof))]
    public async Task Nothing_is_sent_without_proof(string what, Answer answer)
    {
        foreach (string method in new[] { "PUT", "DELETE" })
        {
            using var server = new ScriptedServer(answer);
            S3Request request = method == "PUT" ? Routes.PutObjectTagging.For("b1", "k") : Routes.DeleteObjectTagging.For("b1", "k");
            request.Body = BytesBody.FromText("<Tagging/>");
            S3Answer refused = await Client(server).SendAsync(request, CancellationToken.None);
            Assert.True(refused.Error is not null, what);
            Assert.All(server.Requests, r => Assert.Equal("GET", r.Method));
            // And nothing was learnt from it.
            await Client(server).SendAsync(request, CancellationToken.None);
            Assert.All(server.Requests, r => Assert.Equal("GET", r.Method));
        }
    }

    [Theory]
    [InlineData(200, "<Tagging><TagSet/></Tagging>")]
    [InlineData(200, "<GetObjectTaggingResponse><TagSet/></GetObjectTaggingResponse>")]
    [InlineData(200, "<s3:Tagging xmlns:s3='http://s3.amazonaws.com/doc/2006-03-01/'/>")]
    [InlineData(404, "<Error><Code>NoSuchTagSet</Code></Error>")]
    [InlineData(404, "<Error><Code>NoSuchTaggingConfiguration</Code></Error>")]
    public async Task What_proves_is_asked_for_once(int status, string body)
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(status, body) : new Answer(204));
        for (int i = 0; i < 2; i++)
            Assert.Null((await Client(server).SendAsync(Routes.DeleteObjectTagging.For("b1", "k"), CancellationToken.None)).Error);
        Assert.Equal(["GET", "DELETE", "DELETE"], server.Requests.Select(r => r.Method));
    }

    public static TheoryData<string> Changing => new(Routes.All
        .Where(r => r.SubResource is not null && r.Method is "PUT" or "POST" or "DELETE")
        .Where(r => !SubResourceRules.Harmless.ContainsKey($"{r.Method} {r.SubResource}") && r.SubResource is not null)
        .Select(r => r.Name));

    /// <summary>For a store that knows no sub-resource at all, each of these is a new bucket or object, or the end of one.</summary>
    [Theory, MemberData(nameof(Changing))]
    public async Task A_careless_store_is_asked_and_nothing_else(string operation)
    {
        Route route = Routes.Find(operation);
        using var server = new ScriptedServer(request => request.Method == "GET" && !route.HasKey
            ? new Answer(200, "<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>") : new Answer(200, "content"));
        S3Request request = route.Bind(static hole => hole switch { "Bucket" => "typo", "Key" => "k", _ => "i" });
        request.Body = BytesBody.FromText("<x/>");
        Assert.Equal("NotImplemented", (await Client(server).SendAsync(request, CancellationToken.None)).Error?.Code);
        Assert.DoesNotContain(server.Requests, r => r.Method != "GET");
    }

    [Fact]
    public async Task What_was_read_anyway_proves_it_too()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(200, "<Tagging/>") : new Answer(204));
        await Client(server).SendAsync(Routes.GetBucketTagging.For("b1"), CancellationToken.None);
        S3Request put = Routes.PutBucketTagging.For("b2");
        put.Body = BytesBody.FromText("<Tagging/>");
        Assert.Null((await Client(server).SendAsync(put, CancellationToken.None)).Error);
        Assert.Equal(["GET", "PUT"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task The_version_and_the_owner_are_asked_for()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(200, "<Tagging/>") : new Answer(204));
        S3Request request = Routes.DeleteObjectTagging.For("b1", "k", "v1");
        request.Headers["x-amz-expected-bucket-owner"] = "111122223333";
        await Client(server).SendAsync(request, CancellationToken.None);
        Assert.Equal("GET /b1/k?tagging&versionId=v1", server.Requests[0].ToString());
        Assert.Equal("111122223333", server.Requests[0].Header("x-amz-expected-bucket-owner"));
    }

    public static TheoryData<string> OfMany => new(Routes.All
        .Where(r => r.Method == "DELETE" && !r.HasKey && r.Holes.Any(h => h.Hole == "Id")).Select(r => r.Name));

    /// <summary>A store that lists such configurations and knows no way to delete one was seen to delete the bucket.</summary>
    [Theory, MemberData(nameof(OfMany))]
    public async Task Of_several_configurations_one_is_deleted_only_where_the_bucket_is_safe(string operation)
    {
        string contents = "";
        using var server = new ScriptedServer(request => request.Method == "DELETE" ? new Answer(204)
            : request.Target.Contains("max-keys", StringComparison.Ordinal)
            ? new Answer(200, $"<ListBucketResult>{contents}</ListBucketResult>")
            : new Answer(200, $"<{Routes.Find(operation).Twin!.ResponseRoot}/>"));
        S3Request request = ((BucketRoute)Routes.Find(operation)).For("b1").With("Id", "i");
        Assert.Equal("NotImplemented", (await Client(server).SendAsync(request, CancellationToken.None)).Error?.Code);
        Assert.DoesNotContain(server.Requests, r => r.Method == "DELETE");
        contents = "<Contents><Key>k</Key></Contents>";
        Assert.Null((await Client(server).SendAsync(request, CancellationToken.None)).Error);
        Assert.Equal("DELETE", server.Requests[^1].Method);
    }

    [Fact]
    public async Task Force_sends_what_nothing_proves()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(200, "x").With("ETag", "\"e\"")
            : new Answer(204));
        S3Request request = Routes.DeleteObjectTagging.For("b1", "k");
        request.Force = true;
        Assert.Null((await Client(server).SendAsync(request, CancellationToken.None)).Error);
        Assert.Equal(["DELETE"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_provider_that_refuses_what_it_does_not_know_is_not_asked()
    {
        using var server = new ScriptedServer(new Answer(204));
        Assert.Null((await Client(server, "AWS").SendAsync(Routes.DeleteBucketEncryption.For("b1"), CancellationToken.None)).Error);
        Assert.Single(server.Requests);
    }

    /// <summary>Every operation that could do something else has a question that proves, or stands in a table with the reason.</summary>
    [Fact]
    public void Every_operation_on_a_sub_resource_has_a_proof_or_a_reason()
    {
        var without = new List<string>();
        foreach (Route route in Routes.All.Where(r => r.SubResource is not null && r.Method is "PUT" or "POST" or "DELETE"))
        {
            if (route.SubResource is null) continue;
            S3Request request = route.Bind(static hole => hole);
            string name = route.Method + " " + route.SubResource;
            bool isDangerous = SubResourceRules.IsDangerous(request);
            if (isDangerous && SubResourceRules.Probe(request) is null && !SubResourceRules.Unprovable.ContainsKey(name)) without.Add(name);
        }
        Assert.Empty(without);
    }

    private static S3Client Client(ScriptedServer server, string provider = "Other") => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1, ["Provider"] = provider,
        ["Addressing"] = "Path",
        ["ChecksumMode"] = "Never",
    }));
}
