using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Core.Tests.Items.Sides;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Plans;

/// <summary>What two stores have of one path, where their lists do not tell: both are asked for it.</summary>
public sealed class DigestCheckTests
{
    private const string OneTag = "\"9dd4e461268c8034f5c8564e155c67a6\"", TwoTag = "\"415290769594460e2e485922904f345d\"";
    private const string One = "ETag: " + OneTag, Two = "ETag: " + TwoTag, Kms = "\nx-amz-server-side-encryption: aws:kms\n";
    private const string OneSum = "x-amz-checksum-crc32: jNwbgw==", TwoSum = "x-amz-checksum-crc32: FdUWOQ==";

    [Theory]
    // Of an object whose tags were taken away, Ceph's list says an empty ETag.
    [InlineData("\"\"", "\"\"", One, One, true)]
    [InlineData("\"\"", "\"\"", One, Two, false)]
    [InlineData("", "\"\"", One, Two, false)]
    [InlineData("W/\"\"", "W/\"\"", One, Two, false)]
    [InlineData(null, OneTag, One, One, true)]
    // ETags of parts say something by being equal only; a checksum of the bytes says more.
    [InlineData("\"x-2\"", "\"y-3\"", "ETag: \"x-2\"", "ETag: \"y-3\"", null)]
    [InlineData("\"x-2\"", "\"y-3\"", "ETag: \"x-2\"\n" + OneSum, "ETag: \"y-3\"\n" + OneSum, true)]
    [InlineData("\"x-2\"", "\"y-3\"", "ETag: \"x-2\"\n" + OneSum, "ETag: \"y-3\"\n" + TwoSum, false)]
    [InlineData("\"x-2\"", "\"y\"", One + "\n" + OneSum, "ETag: \"y-2\"\n" + TwoSum, false)]
    // Under a key of the store's own an ETag is another each time, and no MD5.
    [InlineData(OneTag, TwoTag, One + Kms + OneSum, Two + Kms + OneSum, true)]
    [InlineData(OneTag, TwoTag, One + Kms + OneSum, Two + "\n" + TwoSum, false)]
    [InlineData(OneTag, TwoTag, One + Kms, Two + Kms, null)]
    [InlineData(OneTag, TwoTag, One, Two, false)]
    [InlineData("\"\"", "\"\"", "ETag: \"\"\nLast-Modified: Mon, 05 Jan 2026 00:00:00 GMT", One, null)]
    public async Task Both_are_asked_where_lists_say_nothing(string? listed, string? listedThere, string source, string target,
        bool? isSame)
    {
        using var server = new ScriptedServer(request => Head(request.Path.StartsWith("/a/", StringComparison.Ordinal) ? source : target));
        StoreEnd from = new(ListStore.Client(server), "a", ""), to = new(ListStore.Client(server), "b", "");
        Entry here = ScriptedSide.Of("k") with { ETag = listed }, there = ScriptedSide.Of("k") with { ETag = listedThere };
        Assert.Equal(isSame, await new DigestCheck(from, to).CompareAsync("k", here, there, CancellationToken.None));
        Assert.Equal(2, server.Requests.Length);
    }

    private static Answer Head(string headers)
    {
        var answer = new Answer();
        foreach (string header in headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = header.Split(": ");
            answer = answer.With(sides[0], sides[1]);
        }
        return answer;
    }
}
