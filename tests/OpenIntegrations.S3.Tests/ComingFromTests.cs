using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Tests;

/// <summary>The page for people who come from other tools: what it says of our cmdlets is so.</summary>
public sealed class ComingFromTests
{
    private static readonly string[] s_common = ["WhatIf", "Confirm", "Verbose"];

    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "coming-from.md"));

    /// <summary>Each line that the page gives for one of another tool.</summary>
    public static TheoryData<string> Lines => new(Rows().SelectMany(r => Codes(r[1])).Distinct());

    [Theory, MemberData(nameof(Lines))]
    public void What_is_typed_here_exists(string line)
    {
        foreach (string command in line.Split('|'))
        {
            string[] words = command.Trim(' ', '\\').Split(' ');
            // Operations that nothing performs yet have their name already.
            if (Oracle.Operations.Any(o => o.Cmdlet.Split(' ')[0] == line && !Routes.All.Any(r => r.Name == o.Name))) continue;
            Type cmdlet = Cmdlets.Find(words[0]);
            string[] known = [.. Cmdlets.Parameters(cmdlet).SelectMany(Names), .. s_common];
            foreach (Match parameter in Regex.Matches(command, " -([A-Za-z]+)"))
                Assert.Contains(parameter.Groups[1].Value, known);
        }
    }

    /// <summary>Parameters as AWS.Tools names them, where they mean the same.</summary>
    [Theory]
    [InlineData("Write-S3Object", "BucketName Key File Folder KeyPrefix SearchPattern Content Recurse CannedACLName CannedACL "
        + "ContentType StorageClass ServerSideEncryption Metadata Stream PartSize")]
    [InlineData("Read-S3Object", "BucketName Key File VersionId KeyPrefix Folder")]
    [InlineData("Get-S3Object", "BucketName KeyPrefix Prefix Key Delimiter MaxKey Marker")]
    [InlineData("Remove-S3Object", "BucketName Key KeyCollection KeyAndVersionCollection VersionId Force")]
    [InlineData("Copy-S3Object", "BucketName Key DestinationBucket DestinationKey LocalFile LocalFolder KeyPrefix CannedACLName "
        + "StorageClass ServerSideEncryption")]
    [InlineData("Remove-S3Bucket", "BucketName DeleteBucketContent Force")]
    [InlineData("New-S3Bucket", "BucketName CannedACLName")]
    [InlineData("Restore-S3Object", "BucketName Key VersionId CopyLifetimeInDays Tier")]
    [InlineData("New-S3PresignedUrl", "BucketName Key Expire ContentType VersionId")]
    [InlineData("Get-S3ObjectMetadata", "BucketName Key VersionId ProfileName")]
    public void What_is_typed_there_is_taken_here(string cmdlet, string parameters)
    {
        string[] known = [.. Cmdlets.Parameters(Cmdlets.Find(cmdlet)).SelectMany(Names)];
        // What begins like one is taken for it, as PowerShell does.
        Assert.All(parameters.Split(' '), p => Assert.Contains(known, k => k.StartsWith(p, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_operation_has_a_row_with_its_cmdlet()
    {
        string[][] rows = [.. Rows().Where(r => r.Length == 3)];
        foreach (Operation operation in Oracle.Operations)
        {
            string[] row = Assert.Single(rows, r => Codes(r[2]).Single() == operation.Name);
            Assert.Equal(operation.Cmdlet.Split(' ')[0], Codes(row[1]).Single());
            Assert.Equal(operation.Name, Codes(row[0]).Single().Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        }
    }

    [Fact]
    public void Nothing_is_said_twice()
    {
        string[] typed = [.. Rows().Select(r => r[0])];
        Assert.Equal(typed.Distinct(), typed);
        Assert.True(typed.Length > 200);
    }

    private static IEnumerable<string[]> Rows() => s_page.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        .Select(l => Regex.Split(l.Trim('|', ' '), @"(?<!\\)\|"));

    private static IEnumerable<string> Codes(string cell) => Regex.Matches(cell, "`([^`]+)`").Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Names(PropertyInfo parameter) => parameter.CustomAttributes
        .Where(a => a.AttributeType.Name == "AliasAttribute")
        .SelectMany(a => a.ConstructorArguments.SelectMany(c => c.Value is IEnumerable<CustomAttributeTypedArgument> several
            ? several.Select(v => (string)v.Value!) : [(string)c.Value!]))
        .Append(parameter.Name);
}
