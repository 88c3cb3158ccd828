using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Places;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Places;

/// <summary>
/// Requests to AWS go where botocore's rules send them: regions of all partitions, kinds of hosts and kinds of buckets, each with each.
/// </summary>
public sealed class PlaceOracleTests
{
    private static readonly (string Region, string Partition)[] s_regions =
    [
        ("us-east-1", "aws"), ("eu-west-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("us-iso-east-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"), ("eu-isoe-west-1", "aws-iso-e"), ("us-isof-south-1", "aws-iso-f"), ("eusc-de-east-1", "aws-eusc"),
    ];

    /// <summary>A connection's host as it begins before the region, and what the rules call that.</summary>
    private static readonly (string Host, bool Fips, bool Dual, bool Accelerated)[] s_hosts =
    [
        ("s3", false, false, false), ("s3-fips", true, false, false), ("s3.dualstack", false, true, false),
        ("s3-fips.dualstack", true, true, false), ("s3-accelerate", false, false, true), ("s3-accelerate.dualstack", false, true, true),
        ("accesspoint.vpce-1a2b.s3", false, false, false),
    ];

    private static readonly string[] s_buckets =
    [
        "photos", "my.photos", "fast--use1-az4--x-s3", "point--use1-az4--xa-s3", "short--op-s3",
    ];

    private static readonly string[] s_aliases =
    [
        "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
        "test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
        "test-accessp-x0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
    ];

    private static readonly string[] s_arns =
    [
        "s3:R:111122223333:accesspoint/my-ap", "s3:R:111122223333:accesspoint:my-ap", "s3-object-lambda:R:111122223333:accesspoint/my-ap",
        "s3-object-lambda:R:111122223333:accesspoint:my-ap", "s3-outposts:R:111122223333:outpost/op-0123/accesspoint/my-ap",
        "s3-outposts:R:111122223333:outpost:op-0123:accesspoint:my-ap", "s3:R:111122223333:bucket/photos", "s3:R::accesspoint/my-ap",
        "s3:R:111122223333:accesspoint/my_ap", "s3:R:111122223333:accesspoint/a/b", "s3-outposts:R:111122223333:accesspoint/my-ap",
        "sqs:R:111122223333:accesspoint/my-ap", "s3::111122223333:accesspoint/my.mrap",
    ];

    [Fact]
    public async Task Requests_go_where_the_rules_of_botocore_send_them()
    {
        Case[] cases = [.. Cases()];
        JsonElement[] expected = await ResolveAsync(cases);
        string[] different = [.. cases.Zip(expected, Difference).OfType<string>()];
        Assert.True(different.Length == 0, $"{different.Length} of {cases.Length}:\n" + string.Join("\n", different.Take(40)));
    }

    private static IEnumerable<Case> Cases()
    {
        foreach (var (region, partition) in s_regions)
        {
            foreach (var host in s_hosts.Where(h => !(h.Fips && partition == "aws-cn")))
            {
                IEnumerable<string> arns = s_regions.Where(r => r.Region == region || r.Region is "eu-west-1" or "cn-north-1")
                    .SelectMany(r => s_arns.Select(a => $"arn:{r.Partition}:" + Put(a, ":R:", $":{r.Region}:")))
                    .Append($"arn:{(partition == "aws" ? "aws-cn" : "aws")}:s3:{region}:111122223333:accesspoint/my-ap");
                foreach (string bucket in s_buckets) yield return new(region, host, Routes.GetObject.For(bucket, "k"));
                // The rules send them past FIPS, dual stack and VPC without a word; with us they are as their ARNs.
                foreach (string alias in host.Host == "s3" ? s_aliases : [])
                    yield return new(region, host, Routes.GetObject.For(alias, "k"));
                foreach (string bucket in s_buckets.Take(2)) yield return new(region, host, Routes.GetObject.For(bucket, "k"), true);
                foreach (string arn in arns.Distinct()) yield return new(region, host, Routes.GetObject.For(arn, "k"));
                yield return new(region, host, Routes.ListBuckets.For());
                if (host.Host.Contains("vpce", StringComparison.Ordinal)) continue;
                yield return new(region, host, Routes.ListDirectoryBuckets.For()) { Rule = "UseS3ExpressControlEndpoint" };
                yield return new(region, host, Routes.DeleteBucket.For(s_buckets[2])) { Rule = "UseS3ExpressControlEndpoint" };
                yield return new(region, host, Routes.WriteGetObjectResponse.Bind(_ => "route")) { Rule = "UseObjectLambdaEndpoint" };
            }
        }
    }

    private static string? Difference(Case one, JsonElement expected)
    {
        (string found, bool isServed) = one.Found();
        string wanted = "refused";
        if (!expected.TryGetProperty("error", out JsonElement error))
        {
            JsonElement scheme = expected.GetProperty("schemes").EnumerateArray().Last();
            string url = one.UrlOf(expected.GetProperty("url").GetString()!);
            wanted = scheme[0].GetString() == "sigv4a" ? "refused" : $"{url} {scheme[0]} {scheme[1]} {scheme[2]}";
        }
        return (isServed ? found : "refused") == wanted ? null : $"{one}: {found}\n    botocore: {wanted} {error}";
    }

    private static string Put(string text, string old, string with) => text.Replace(old, with, StringComparison.Ordinal);

    private static async Task<JsonElement[]> ResolveAsync(IEnumerable<Case> cases)
    {
        Assert.SkipUnless(Programs.Has("python3"), "python3 with botocore is not on the PATH.");
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tests", "servers", "aws_endpoints.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        using Process python = Process.Start(start)!;
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(cases.Select(c => c.Parameters)));
        python.StandardInput.Close();
        string answer = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.SkipWhen(python.ExitCode == 3, "Python has no botocore.");
        return [.. JsonDocument.Parse(answer).RootElement.EnumerateArray()];
    }

    /// <summary>A request at a connection.</summary>
    private sealed record Case(string Region, (string Start, bool Fips, bool Dual, bool Accelerated) Host, S3Request Request,
        bool IsPathStyle = false)
    {
        private bool IsVpc => Host.Start.Contains("vpce", StringComparison.Ordinal);

        /// <summary>The parameter of the rules that tells an operation with a host of its own.</summary>
        public string? Rule { get; init; }

        public Dictionary<string, object> Parameters
        {
            get
            {
                var parameters = new Dictionary<string, object>
                {
                    ["Region"] = Region, ["UseFIPS"] = Host.Fips, ["UseDualStack"] = Host.Dual, ["Accelerate"] = Host.Accelerated,
                    ["ForcePathStyle"] = IsPathStyle, ["UseArnRegion"] = true,
                };
                if (Request.Bucket is { } bucket) parameters["Bucket"] = bucket;
                if (Rule is not null) parameters[Rule] = true;
                if (IsVpc) parameters["Endpoint"] = Url;
                return parameters;
            }
        }

        private string Url => "https://" + Put(AwsHosts.Of(Host.Start, Region), $"{Region}.",
            IsVpc ? $"{Region}.vpce." : Host.Accelerated ? "" : $"{Region}.");

        /// <summary>The whole address of what the rules give the host of: a route stands before it.</summary>
        public string UrlOf(string rules) => Rule == "UseObjectLambdaEndpoint"
            ? Put(rules, "https://", "https://route.") + "/WriteGetObjectResponse"
            : rules.TrimEnd('/') + (Request.Key is { } key ? "/" + key : Request.Bucket is null ? "/" : "");

        public (string Text, bool IsServed) Found()
        {
            var settings = new ConnectionSettings("t") { ["Url"] = Url, ["Region"] = Region, ["AccessKey"] = "a", ["SecretKey"] = "s" };
            if (IsPathStyle) settings["Addressing"] = "Path";
            try
            {
                S3Connection connection = S3Connection.Create(settings);
                Place place = Place.Of(Request, connection);
                string scheme = place.NeedsSession ? "sigv4-s3express" : "sigv4";
                return ($"{S3Client.Wire(Request, connection).Url} {scheme} {place.Service} {place.Region}", true);
            }
            catch (Exception e) when (e is ArgumentException or S3ConfigurationException)
            {
                return (e.Message, false);
            }
        }

        public override string ToString() => $"{Url} {Request.Bucket ?? Rule}{(IsPathStyle ? ", by paths" : "")}";
    }
}
