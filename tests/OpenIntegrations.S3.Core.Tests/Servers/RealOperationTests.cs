using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>
/// Every operation at servers that are not ours: what one has does what it says, and of what it has not is said that it has it not.
/// </summary>
/// <remarks>Configurations are tried with boto3 as the other side (<see cref="PeerConfigurationTests"/>).</remarks>
public sealed class RealOperationTests(RealServers servers)
{
    private const string Key = "a/b c.txt";

    private static readonly Dictionary<string, string[]> s_lacks = new()
    {
        ["rgw"] =
        [
            "DeleteObjectAnnotation", "GetObjectAnnotation", "GetObjectAttributes", "ListObjectAnnotations", "PutObjectAnnotation",
            "RestoreObject", "UpdateObjectEncryption",
        ],
        ["moto"] =
        [
            "DeleteObjectAnnotation", "GetBucketPolicyStatus", "GetObjectAnnotation", "GetObjectRetention", "ListObjectAnnotations",
            "PutObjectAnnotation", "PutObjectRetention", "UpdateObjectEncryption",
        ],
    };

    // moto says 200 to a restoration, and nothing else.
    private static readonly Dictionary<string, string[]> s_forced = new()
    {
        ["rgw"] = [OperationWorld.Unasked], ["moto"] = [OperationWorld.Unasked, "RestoreObject"],
    };

    public static TheoryData<string, string> Stories
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var (server, lacks) in s_lacks)
            {
                foreach (string operations in OperationStories.All.Keys.Where(k => k.Split(' ').Except(lacks).Count() > 1))
                    cells.Add(server, operations);
            }
            return cells;
        }
    }

    public static TheoryData<string, string> Absent
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var (server, lacks) in s_lacks)
            {
                foreach (string operation in lacks) cells.Add(server, operation);
            }
            return cells;
        }
    }

    [Theory, MemberData(nameof(Stories))]
    public async Task An_operation_does_what_it_says(string server, string operations)
    {
        (S3Client client, string bucket) =
            await servers.BucketAsync(server, isLocked: operations.Contains("LegalHold", System.StringComparison.Ordinal));
        var world = new OperationWorld(client, bucket, (await servers.BucketAsync(server)).Bucket) 
        {
            Lacks = s_lacks[server], Forced = s_forced[server], NoUpload = server == "rgw" ? "NoSuchKey" : "NoSuchUpload",
        };
        await OperationStories.All[operations](world);
        Assert.Superset(operations.Split(' ').Except(s_lacks[server]).ToHashSet(), world.Done.ToHashSet());
    }

    [Theory, MemberData(nameof(Absent))]
    public async Task What_it_has_not_is_said_and_changes_nothing(string server, string operation)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        var world = new OperationWorld(client, bucket, bucket);
        await world.DoAsync("PutObject", Key, "content");
        Route route = Routes.Find(operation);
        S3Request request = Store.Request(route, bucket, route.HasKey ? Key : null, ("AnnotationName", "n"));
        request.Headers["x-amz-object-attributes"] = operation == "GetObjectAttributes" ? "ObjectSize" : null;
        if (route.RequestRoot is { } root) request.WithDocument(S3Document.FromTree(root, new TreeMap()));
        S3Error? error = (await client.SendAsync(request, CancellationToken.None)).Error;
        Assert.Contains(error?.Code, new[] { "NotImplemented", "MethodNotAllowed", "IncompleteAnswer" });
        Assert.Equal("content", await world.TextAsync("GetObject", Key));
    }
}
