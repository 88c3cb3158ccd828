using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Tests;

/// <summary>What the cmdlets declare agrees with the tables of the S3 API: a forgotten or misspelt name fails here.</summary>
public sealed class OracleTests
{
    /// <summary>
    /// Of every request about a bucket, whatever the table has: a bucket whose requesters pay refuses those that do not say so.
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ObjectsinRequesterPaysBuckets.html
    /// </summary>
    private const string RequestPayer = "x-amz-request-payer";

    public static TheoryData<string> RouteNames => new(Routes.All.Select(r => r.Name));

    public static TheoryData<string, string> CmdletOperations
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (Type cmdlet in Cmdlets.All)
            {
                foreach (S3OperationAttribute operation in Cmdlets.Operations(cmdlet))
                    rows.Add(Cmdlets.NameOf(cmdlet), operation.Route.Name);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(RouteNames))]
    public void A_route_is_the_operation_of_its_name(string name)
    {
        Route route = Routes.Find(name);
        Operation operation = Oracle.Operations.Single(o => o.Name == name);
        string[] uri = operation.Uri.Split('?');
        Assert.Equal(operation.Method, route.Method);
        Assert.Equal(uri[0].Contains("{Bucket}", StringComparison.Ordinal), route.HasBucket);
        Assert.Equal(uri[0].Contains("{Key+}", StringComparison.Ordinal), route.HasKey);
        Assert.Equal(operation.RequestBody, route.RequestBody ?? "-");
        Assert.Equal(operation.ResponseBody, route.ResponseBody ?? "-");
        Assert.Equal(operation.Flags.Contains("checksum-required"), route.RequiresDigest);
        string fixedQuery =
            string.Join("&",
                route.Bind(hole =>
                    hole is "Bucket" or "Key" or "RequestRoute" ? "x" : null).Query.Decoded
                    .Select(p => p.Value is null ? p.Key : p.Key + "=" + p.Value));
        Assert.Equal(uri.Length == 2 ? uri[1] : "", fixedQuery);
        foreach (RoutePair hole in route.Holes)
            Assert.Contains(Oracle.Members, m => m.Operation == name && m.Name == hole.Hole && m.WireName == hole.Name
                && m.Location == (route.Headers.Contains(hole) ? "header" : "querystring"));
        foreach (Member member in Oracle.Members.Where(m => m.Operation == name && m.Location == "querystring"))
            Assert.Contains(route.Holes, h => h.Hole == member.Name);
    }

    [Theory, MemberData(nameof(CmdletOperations))]
    public void A_cmdlet_has_every_parameter_of_its_operation(string cmdletName, string operationName)
    {
        Type cmdlet = Cmdlets.Find(cmdletName);
        var headers = Cmdlets.Headers(cmdlet).Concat(Cmdlets.PutTogether(cmdlet)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = new List<string>();
        foreach (Member member in Oracle.Members.Where(m => m.Operation == operationName))
        {
            bool has = member.Location switch
            {
                "uri" or "querystring" => cmdlet.GetProperty(member.Name) is not null,
                "header" when Routes.Find(operationName).Headers.Any(h => h.Hole == member.Name) =>
                    cmdlet.GetProperty(member.Name) is not null,
                "header" or "headers" => headers.Contains(member.WireName) || IsSetByTheCmdlet(member),
                "payload" when member.Type == "blob" => cmdlet.GetProperty("Value") is not null,
                _ => true,
            };
            if (!has) missing.Add($"{member.Location} {member.WireName}");
        }
        Assert.True(missing.Count == 0, $"{cmdletName} lacks, for {operationName}: {string.Join(", ", missing)}");
    }

    [Theory, MemberData(nameof(CmdletOperations))]
    public void A_cmdlet_sets_no_header_that_its_operations_do_not_know(string cmdletName, string operationName)
    {
        Type cmdlet = Cmdlets.Find(cmdletName);
        var operations = Cmdlets.Operations(cmdlet).Select(o => o.Route.Name).Concat(UploadsWith(operationName)).ToHashSet();
        var known = Oracle.Members.Where(m => operations.Contains(m.Operation)).Select(m => m.WireName)
            .Append(RequestPayer).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] unknown = Cmdlets.Headers(cmdlet).Where(h => !known.Contains(h)).ToArray();
        Assert.True(unknown.Length == 0, $"{cmdletName} sets {string.Join(", ", unknown)}");
    }

    /// <summary>Values of a type go out in the form that S3 wants; as text they would go out as the user's culture has them.</summary>
    [Theory, MemberData(nameof(CmdletOperations))]
    public void A_parameter_has_the_type_of_its_value(string cmdletName, string operationName)
    {
        var wrong = new List<string>();
        foreach (PropertyInfo property in Cmdlets.Find(cmdletName).GetProperties())
        {
            string? header = property.GetCustomAttribute<HeaderAttribute>()?.Name;
            Member? member = Oracle.Members.FirstOrDefault(m => m.Operation == operationName && (header is not null
                ? string.Equals(m.WireName, header, StringComparison.OrdinalIgnoreCase)
                : m.Location == "querystring" && m.Name == property.Name));
            if (member is not null && !Fits(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, member.Type))
                wrong.Add($"-{property.Name} is {property.PropertyType.Name}, the table says {member.Type}");
        }
        Assert.True(wrong.Count == 0, $"{cmdletName}, {operationName}: {string.Join("; ", wrong)}");
    }

    /// <summary>Where the table has words, a parameter offers them: as a closed set of all of them, or as some of many.</summary>
    [Theory, MemberData(nameof(CmdletOperations))]
    public void A_parameter_offers_the_words_of_its_member(string cmdletName, string operationName)
    {
        var without = new List<string>();
        foreach (PropertyInfo property in Cmdlets.Parameters(Cmdlets.Find(cmdletName)))
        {
            string? header = property.GetCustomAttribute<HeaderAttribute>()?.Name;
            Member? member = Oracle.Members.FirstOrDefault(m => m.Operation == operationName && header is not null
                && string.Equals(m.WireName, header, StringComparison.OrdinalIgnoreCase));
            if (member?.Words is not { Count: > 0 } words || Fits(property.PropertyType, "boolean")) continue;
            IReadOnlyList<string> closed = Cmdlets.Words(property);
            if (!Cmdlets.Completes(property) || (closed.Count > 0 && words.Except(closed).Any())) without.Add(property.Name);
        }
        Assert.True(without.Count == 0, $"{cmdletName}, {operationName}: {string.Join(", ", without)}");
    }

    private static bool Fits(Type type, string declared) => declared switch
    {
        "timestamp" => type == typeof(DateTime),
        "integer" or "long" => type == typeof(int) || type == typeof(long),
        "boolean" => type == typeof(bool) || type.Name == "SwitchParameter",
        "list" => type.IsArray,
        _ => !type.IsArray,
    };

    /// <summary>Of the deprecated ones others of the table are the successors.</summary>
    [Fact]
    public void Every_operation_that_is_alive_has_a_route_and_its_cmdlet()
    {
        Dictionary<string, string[]> cmdlets = Cmdlets.All.SelectMany(c => Cmdlets.Operations(c).Select(o => (o.Route.Name, Cmdlet: c)))
            .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Select(p => Cmdlets.NameOf(p.Cmdlet)).ToArray());
        Operation[] live = Oracle.Operations.Where(o => !o.Flags.Contains("deprecated")).ToArray();
        Assert.Equal(112, live.Length);
        Assert.Empty(live.Select(o => o.Name).Except(Routes.All.Select(r => r.Name)));
        Assert.Empty(live.Where(o => !cmdlets.TryGetValue(o.Name, out string[]? names) || !names.Contains(o.Cmdlet.Split(' ')[0]))
            .Select(o => o.Name));
    }

    /// <summary>At a directory bucket some operations go to a host of the zone, others to one of the region.</summary>
    [Fact]
    public void Operations_on_a_directory_bucket_go_where_the_table_says()
    {
        foreach (var (name, place) in Oracle.DirectoryBuckets.Where(o => o.Place != "no"))
        {
            Route route = Routes.Find(name);
            if (!route.HasBucket) continue;
            bool isOfRegion = Client.Places.DirectoryBucket.IsOfRegion(route.Bind(hole => hole is "Bucket" or "Key" ? "x" : null));
            Assert.True(isOfRegion == (place == "regional"), $"{name} goes to the {(isOfRegion ? "region" : "zone")}");
        }
    }

    [Fact]
    public void Every_cmdlet_has_the_name_that_the_table_gives_it()
    {
        foreach (Type cmdlet in Cmdlets.All)
        {
            foreach (S3OperationAttribute declared in Cmdlets.Operations(cmdlet))
            {
                Operation operation = Oracle.Operations.Single(o => o.Name == declared.Route.Name);
                string name = Cmdlets.NameOf(cmdlet);
                Assert.True(name == operation.Cmdlet.Split(' ')[0] || name.StartsWith("Test-", StringComparison.Ordinal),
                    $"{name} performs {operation.Name}, which is {operation.Cmdlet}'s");
            }
        }
    }

    /// <summary>Checksums are computed and MD5s added where they are due, and HTTP says itself how long a body is.</summary>
    private static bool IsSetByTheCmdlet(Member member) =>
        member.WireName.StartsWith("x-amz-checksum-", StringComparison.Ordinal) && member.WireName != "x-amz-checksum-type"
            && member.WireName != "x-amz-checksum-mode"
        || member.WireName is "x-amz-sdk-checksum-algorithm" or "Content-MD5"
        || (member.WireName == "Content-Length" && Routes.Find(member.Operation).RequestBody is not null);

    // Write-S3Object and Copy-S3Object also upload by parts.
    private static string[] UploadsWith(string operation) =>
        operation is "PutObject" or "CopyObject" ? ["CreateMultipartUpload", "CompleteMultipartUpload", "UploadPart"] : [];

    [Fact]
    public void The_headers_of_an_upload_go_where_the_table_says()
    {
        foreach (var (operation, headers) in OperationHeaders.Table)
        {
            Assert.Equal(
                Oracle.Members.Where(m => m.Operation == operation && m.Location is "header" or "headers")
                    .Select(m => m.WireName.ToLowerInvariant() + (m.Location == "headers" ? "*" : "")).Order(StringComparer.Ordinal),
                headers.Order(StringComparer.Ordinal));
        }
    }
}
