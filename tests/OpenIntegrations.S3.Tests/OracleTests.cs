using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Tests;

/// <summary>What the cmdlets declare agrees with the tables of the S3 API: a forgotten or misspelt name fails here.</summary>
public sealed class OracleTests
{
    /// <summary>Members that no parameter is made for, and why.</summary>
    private static readonly Dictionary<string, string> s_left = new()
    {
        ["ContentLength"] = "known from the body",
        ["EncodingType"] = "decided by the connection",
        ["CopySource"] = "made of SourceBucket, SourceKey and SourceVersionId",
        ["CopySourceRange"] = "set by the copy for each part",
        ["Body"] = "the content",
        ["WriteOffsetBytes"] = "appending is a directory bucket's own and goes through -Headers",
    };

    /// <summary>Headers that come with a shared value or base and that one or the other operation does not know, and why that does no harm.</summary>
    private static readonly Dictionary<string, string> s_shared = new()
    {
        ["x-amz-grant-write"] = "a right that objects do not have; the store refuses it by name",
        ["x-amz-request-payer"] = "only DeleteObjectTagging among the object operations does without",
    };

    public static TheoryData<string> RouteNames => new(Routes.All.Select(r => r.Key));

    public static TheoryData<string, string> CmdletOperations
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (Type cmdlet in Cmdlets.All)
            {
                foreach (S3OperationAttribute operation in Cmdlets.Operations(cmdlet)) rows.Add(Cmdlets.NameOf(cmdlet), NameOf(operation.Route));
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(RouteNames))]
    public void A_route_is_the_operation_of_its_name(string name)
    {
        Route route = Route.Parse((string)typeof(Routes).GetField(name)!.GetValue(null)!);
        Operation operation = Oracle.Operations.Single(o => o.Name == name);
        string[] uri = operation.Uri.Split('?');
        Assert.Equal(operation.Method, route.Method);
        Assert.Equal(uri[0].Contains("{Bucket}", StringComparison.Ordinal), route.HasBucket);
        Assert.Equal(uri[0].Contains("{Key+}", StringComparison.Ordinal), route.HasKey);
        Assert.Equal(operation.ResponseBody is "-" or "(stream)" or "(text)" ? null : operation.ResponseBody, route.ResponseRoot);
        string fixedQuery = string.Join("&", route.Bind(hole => hole is "Bucket" or "Key" ? "x" : null).Query.Decoded.Select(p => p.Value is null ? p.Key : p.Key + "=" + p.Value));
        Assert.Equal(uri.Length == 2 ? uri[1] : "", fixedQuery);
        foreach (var (hole, wireName) in route.Holes)
            Assert.Contains(Oracle.Members, m => m.Operation == name && m.Location == "querystring" && m.Name == hole && m.WireName == wireName);
        foreach (Member member in Oracle.Members.Where(m => m.Operation == name && m.Location == "querystring"))
            Assert.Contains(route.Holes, h => h.Key == member.Name);
    }

    [Theory, MemberData(nameof(CmdletOperations))]
    public void A_cmdlet_has_every_parameter_of_its_operation(string cmdletName, string operationName)
    {
        Type cmdlet = Cmdlets.Find(cmdletName);
        var headers = Cmdlets.Headers(cmdlet).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = new List<string>();
        foreach (Member member in Oracle.Members.Where(m => m.Operation == operationName && !s_left.ContainsKey(m.Name)))
        {
            bool has = member.Location switch
            {
                "uri" or "querystring" => cmdlet.GetProperty(member.Name) is not null,
                "header" or "headers" => headers.Contains(member.WireName) || IsSetByTheCmdlet(member),
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
        var operations = Cmdlets.Operations(cmdlet).Select(o => NameOf(o.Route)).Concat(UploadsWith(operationName)).ToHashSet();
        var known = Oracle.Members.Where(m => operations.Contains(m.Operation)).Select(m => m.WireName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] unknown = Cmdlets.Headers(cmdlet).Where(h => !known.Contains(h) && !s_shared.ContainsKey(h)).ToArray();
        Assert.True(unknown.Length == 0, $"{cmdletName} sets {string.Join(", ", unknown)}");
    }

    [Fact]
    public void Every_cmdlet_has_the_name_that_the_table_gives_it()
    {
        foreach (Type cmdlet in Cmdlets.All)
        {
            foreach (S3OperationAttribute declared in Cmdlets.Operations(cmdlet))
            {
                Operation operation = Oracle.Operations.Single(o => o.Name == NameOf(declared.Route));
                string name = Cmdlets.NameOf(cmdlet);
                Assert.True(name == operation.Cmdlet.Split(' ')[0] || name.StartsWith("Test-", StringComparison.Ordinal), $"{name} performs {operation.Name}, which is {operation.Cmdlet}'s");
            }
        }
    }

    private static string NameOf(string route) => Routes.All.Single(r => ReferenceEquals(r.Value, Route.Parse(route))).Key;

    /// <summary>Checksums are computed and MD5s added where they are due.</summary>
    private static bool IsSetByTheCmdlet(Member member) =>
        member.WireName.StartsWith("x-amz-checksum-", StringComparison.Ordinal) && member.WireName != "x-amz-checksum-type" && member.WireName != "x-amz-checksum-mode"
        || member.WireName is "x-amz-sdk-checksum-algorithm" or "Content-MD5";

    // Write-S3Object and Copy-S3Object also upload by parts.
    private static string[] UploadsWith(string operation) => operation is "PutObject" or "CopyObject" ? ["CreateMultipartUpload", "CompleteMultipartUpload", "UploadPart"] : [];
}
