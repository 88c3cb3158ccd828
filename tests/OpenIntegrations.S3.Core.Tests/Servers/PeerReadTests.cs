using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>
/// Every operation that reads gives what boto3 gives of the same bucket, field by field: the requests are made from the table of routes,
/// and what boto3 parsed is put back under the names of the wire.
/// </summary>
public sealed class PeerReadTests(RealServers servers)
{
    private const string Key = "dir/a.txt";

    /// <summary>What an object has besides its content.</summary>
    private static readonly (string Name, string Value)[] s_headers =
    [
        ("Content-Type", "text/x-own"), ("Cache-Control", "max-age=7"), ("Content-Disposition", "attachment; filename=a.txt"),
        ("Content-Language", "de"), ("Expires", "Wed, 02 Jan 2030 03:04:05 GMT"), ("x-amz-meta-own", "some text"),
        ("x-amz-storage-class", "STANDARD"),
    ];

    [Theory]
    [InlineData("rgw")]
    [InlineData("moto")]
    [InlineData(RealServers.Local)]
    public async Task Both_read_the_same(string server)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(server);
        string upload = await FillAsync(client, bucket);
        Route[] reads = Routes.All.Where(IsRead).ToArray();
        JsonElement[] theirs = (await servers.PeerAsync(server, "read", bucket, reads.Select(r => new
        {
            operation = r.Name,
            arguments = Arguments(r, upload),
        }).ToArray())).EnumerateArray().ToArray();
        var different = new List<string>();
        int compared = 0;
        for (int i = 0; i < reads.Length; i++)
        {
            S3Answer ours = await client.SendAsync(Request(reads[i], bucket, upload), CancellationToken.None);
            if (ours.Error is null) compared++;
            if (Difference(reads[i], ours, theirs[i]) is { } difference) different.Add($"{reads[i].Name}: {difference}");
        }
        Assert.True(different.Count == 0, string.Join("\n", different));
        Assert.True(compared >= 15, $"Only {compared} operations could be compared.");
    }

    // Those of one's own account are another's, too, while other tests run.
    private static bool IsRead(Route route) => route is { Method: "GET", HasBucket: true, Proof: not null } or { Method: "HEAD" }
        && route.Name is not "CreateSession" && !route.Holes.Any(h => h.Hole == "Id");

    private static string? Difference(Route route, S3Answer ours, JsonElement theirs)
    {
        if (theirs.TryGetProperty("unknown", out _)) return null;
        if (theirs.TryGetProperty("error", out JsonElement code))
            return ours.Error is null ? $"boto3 says {code}, and we say {WireText.Of(ours.Response)}" : null;
        // boto3 asks for keys to be encoded, and leaves the answer's word for it there.
        var value = (TreeMap)JsonTree.Read(theirs.GetProperty("value"))!;
        value["EncodingType"] = null;
        string expected = WireText.Of(value);
        // A store that answers with something else: boto3 finds nothing in it that it knows, and we say so.
        if (ours.Error is { Code: "NotImplemented" }) return null;
        if (ours.Error is not null) return $"we say {ours.Error.Code}, and boto3 says {expected}";
        object? root = route.ResponseRoot is { } name ? ours.Response[name] : ours.Response;
        Shape? shape = route.ResponseRoot is null ? null : Shapes.Find(route.ResponseRoot);
        string found = WireText.Of(root is TreeMap map ? Known(map, shape) : new TreeMap { { route.ResponseRoot!, root } });
        return found == expected ? HeaderDifference(ours, theirs) : $"\n  we:    {found}\n  boto3: {expected}";
    }

    private static string? HeaderDifference(S3Answer ours, JsonElement theirs)
    {
        string[] different = [.. theirs.GetProperty("headers").EnumerateObject()
            .Where(header => !Says(ours.Headers[header.Name], header.Value.GetString()!))
            .Select(header => $"{header.Name} is '{ours.Headers[header.Name]}', and boto3 says '{header.Value}'")];
        return different.Length == 0 ? null : string.Join("; ", different);
    }

    // boto3 makes values of dates, numbers and words.
    private static bool Says(string? header, string value) => header is not null
        && (header.Equals(value, StringComparison.OrdinalIgnoreCase) || (DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            && date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) == value));

    /// <summary>What S3 itself has: we give what a store adds of its own, too, and boto3 does not.</summary>
    private static TreeMap Known(TreeMap map, Shape? shape)
    {
        var known = new TreeMap();
        foreach (var (name, value) in map)
        {
            if (shape is not null && shape.Find(name) is null) continue;
            object? Inside(object? item) => item is TreeMap inner ? Known(inner, shape?.Find(name)) : item;
            known.Add(name, value is List<object?> list ? list.ConvertAll(Inside) : Inside(value));
        }
        return known;
    }

    private static async Task<string> FillAsync(S3Client client, string bucket)
    {
        foreach (string key in new[] { Key, Key, "dir/b.txt", "c.txt" }) await client.PutAsync(bucket, key, "content"u8.ToArray());
        // Under it RGW shuts the owner out of a bucket with a policy.
        foreach (Configuration configuration in Configuration.All.Where(c => c.Needs == Need.Nothing && c.Put != "PutPublicAccessBlock"))
        {
            Route put = Routes.Find(configuration.Put);
            TreeMap tree = configuration.Tree(bucket);
            await client.SendAsync(Store.Request(put, bucket).WithDocument(put.RequestRoot is { } root ? S3Document.FromTree(root, tree)
                : S3Document.FromJson(JsonTree.Write(tree, indented: false))), CancellationToken.None);
        }
        S3Request full = Routes.PutObject.For(bucket, Key);
        foreach (var (name, value) in s_headers) full.Headers[name] = value;
        full.Body = Http.Bodies.BytesBody.FromText("more content");
        await client.SendOrThrowAsync(full, CancellationToken.None);
        await client.SendAsync(Routes.DeleteObject.For(bucket, "c.txt"), CancellationToken.None);
        await client.SendAsync(Routes.PutObjectTagging.For(bucket, Key).WithDocument(S3Document.FromTree("Tagging",
            (TreeMap)JsonTree.Read("""{"TagSet":{"Tag":[{"Key":"k","Value":"v"}]}}""")!)), CancellationToken.None);
        S3Answer begun = await client.SendOrThrowAsync(Routes.CreateMultipartUpload.For(bucket, "parts"), CancellationToken.None);
        string upload = begun.Response.GetText("InitiateMultipartUploadResult", "UploadId")!;
        S3Request part = Routes.UploadPart.For(bucket, "parts", upload, 1);
        part.Body = Http.Bodies.BytesBody.FromText("a part");
        await client.SendOrThrowAsync(part, CancellationToken.None);
        return upload;
    }

    private static string KeyOf(Route route) => route is UploadRoute ? "parts" : Key;

    private static S3Request Request(Route route, string bucket, string upload)
    {
        S3Request request = Store.Request(route, bucket, route.HasKey ? KeyOf(route) : null, ("UploadId", upload));
        if (route.Name == "HeadObject") request.Headers["x-amz-checksum-mode"] = "ENABLED";
        if (route.Name == "GetObjectAttributes") request.Headers["x-amz-object-attributes"] = "ETag,ObjectSize,StorageClass";
        return request;
    }

    private static Dictionary<string, object> Arguments(Route route, string upload)
    {
        var arguments = new Dictionary<string, object>();
        if (route.HasKey) arguments["Key"] = KeyOf(route);
        if (route is UploadRoute) arguments["UploadId"] = upload;
        if (route.Name == "HeadObject") arguments["ChecksumMode"] = "ENABLED";
        if (route.Name == "GetObjectAttributes") arguments["ObjectAttributes"] = new[] { "ETag", "ObjectSize", "StorageClass" };
        return arguments;
    }
}
