using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests;

/// <summary>The operations of the S3 API as methods.</summary>
public sealed class ModelOperationTests
{
    private const string Connection =
        "{'URL':'http://127.0.0.1:9','AccessKey':'A','SecretKey':'S','Region':'us-east-1','Provider':'AWS','Addressing':'Path'}";

    private static readonly ILookup<string, Member> s_members = Members().ToLookup(m => m.Operation);

    public static TheoryData<string> Operations => new(Routes.All.Select(r => r.Name));

    /// <summary>Those of whose names OInt has a method, too.</summary>
    private static readonly string[] s_ofOInt = [.. Routes.All.Select(r => r.Name).Where(name => Method(name).Other is not null)];

    [Fact]
    public void Every_operation_is_a_method()
    {
        foreach (Route route in Routes.All)
            Assert.Single(S3Library.Library.Methods, m => m.English.Equals(route.Name, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_value_of_an_operation_arrives_in_its_place(string name)
    {
        Member[] members = [.. s_members[name]
            .Where(m => m.Location is "querystring" or "header" or "headers" && m.Name != "ContentLength")];
        IEnumerable<string> options = members.SelectMany(m => new[] { "--" + ModelParameter.OptionName(m.Name), ValueOf(m) });
        string[] target = [.. Targets(name), .. Bodies(name)];
        Outcome outcome = await Oint.RunAsync(["s3", name, .. target, .. options, "--basic", Connection, "--test"]);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        JsonElement request = outcome.Json.GetProperty("request");
        string query = new Uri(request.GetProperty("url").GetString()!).Query;
        var headers = request.GetProperty("headers").EnumerateObject().Select(h => h.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (Member member in members)
        {
            bool arrives = member.Location == "querystring"
                ? query.Contains(member.WireName + "=", StringComparison.Ordinal)
                : headers.Contains(member.Location == "headers" ? member.WireName + "a" : member.WireName);
            Assert.True(arrives, $"{member.Name} is not sent as {member.WireName}: {outcome.Output}");
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task What_an_operation_cannot_do_without_is_asked_for(string name)
    {
        Outcome outcome = await Oint.RunAsync("s3", name, "--headers", "{}");
        bool isOfOInt = s_ofOInt.Contains(name);
        foreach (Member member in s_members[name].Where(m => !isOfOInt && m.IsRequired && m.Location is not ("payload" or "body")))
            Assert.Contains("--" + ModelParameter.OptionName(member.Name), outcome.Messages, StringComparison.Ordinal);
        Outcome help = await Oint.RunAsync("s3", name, "--help");
        Assert.Equal(0, help.Exit);
        Assert.Contains($"API_{name}.html", help.Output, StringComparison.Ordinal);
        foreach (Member member in s_members[name].Where(m => isOfOInt && m.Location == "header" && m.Name != "ContentLength"))
            Assert.Contains("--" + ModelParameter.OptionName(member.Name), help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ListObjects", "--bucket b --prefix p", "GET /b?list-type=2&prefix=p&max-keys=250")]
    [InlineData("ListObjects", "--bucket b --marker m", "GET /b?marker=m")]
    [InlineData("PutBucketTagging", "--bucket b --tagging {'TagSet':{'Tag':[]}} --force", "PUT /b?tagging")]
    [InlineData("PutBucketTagging", "--name b --tagset {'a':'b'} --force", "PUT /b?tagging")]
    [InlineData("CopyObject", "--bucket b --key k --copy-source s/x --acl private", "PUT /b/k")]
    [InlineData("PutObject", "--bucket b --key k --body text:x --acl private", "PUT /b/k")]
    public async Task A_name_that_is_a_method_and_an_operation_is_what_its_options_say(string method, string options, string expected)
    {
        using var server = new ScriptedServer(new Answer(200, "<Root/>").With("ETag", "\"e\"").With("x-amz-request-id", "r"));
        await Oint.RunAsync(["s3", method, .. options.Split(' '), "--basic", Oint.Basic(server)]);
        Assert.Equal(expected, server.Requests[^1].ToString());
        if (options.Contains("--acl", StringComparison.Ordinal)) Assert.Equal("private", server.Requests[^1].Header("x-amz-acl"));
    }

    [Theory]
    [InlineData("GetBucketLifecycleConfiguration", "--bucket b", "GET /b?lifecycle")]
    [InlineData("getbucketlifecycleconfiguration", "--Bucket b", "GET /b?lifecycle")]
    [InlineData("ListObjectsV2", "--bucket b --max-keys 5 --prefix p", "GET /b?list-type=2&prefix=p&max-keys=5")]
    [InlineData("GetBucketTagging", "--bucket b", "GET /b?tagging")]
    [InlineData("HeadObject", "--bucket b --key k --version-id v", "HEAD /b/k?versionId=v")]
    [InlineData("GetBucketInventoryConfiguration", "--bucket b --id i", "GET /b?inventory&id=i")]
    [InlineData("GetObjectAttributes", "--bucket b --key k --object-attributes ETag,ObjectSize", "GET /b/k?attributes")]
    public async Task A_line_becomes_its_request(string method, string options, string expected)
    {
        using var server = new ScriptedServer(new Answer(200, "<Root/>").With("ETag", "\"e\"").With("x-amz-request-id", "r"));
        await Oint.RunAsync(["s3", method, .. options.Split(' '), "--basic", Oint.Basic(server)]);
        Assert.Equal(expected, server.Requests[0].ToString());
    }

    /// <summary>Where any yes looks alike, and nothing shows that the store knows the operation.</summary>
    [Theory]
    [InlineData("PutBucketCors", "--bucket b --cors-configuration {'CORSRule':[{'AllowedMethod':['GET'],'AllowedOrigin':['*']}]}")]
    [InlineData("DeleteBucketLifecycle", "--bucket b")]
    [InlineData("RenameObject", "--bucket b --key k --rename-source b/s")]
    [InlineData("PutBucketTagging", "--name b --tagset {'a':'1'}")]
    public async Task Force_sends_what_nothing_proves_and_believes_the_yes(string method, string options)
    {
        using var server = new ScriptedServer(new Answer());
        Outcome refused = await Oint.RunAsync(["s3", method, .. options.Split(' '), "--basic", Oint.Basic(server)]);
        Assert.NotEqual(0, refused.Exit);
        Assert.All(server.Requests, r => Assert.Contains(r.Method, new[] { "GET", "HEAD" }));
        int asked = server.Requests.Length;
        Outcome forced = await Oint.RunAsync(["s3", method, .. options.Split(' '), "--force", "--basic", Oint.Basic(server)]);
        Assert.True(forced.Exit == 0, forced.Messages + forced.Output);
        Assert.Equal(Routes.Find(method).Method, Assert.Single(server.Requests.Skip(asked)).Method);
    }

    [Fact]
    public void Whatever_writes_can_be_forced()
    {
        foreach (Route route in Routes.All)
            Assert.Equal(route.Method is not ("GET" or "HEAD"), Method(route.Name).Options.Any(o => o.Parameter == ModelOperations.Force));
    }

    [Theory]
    [InlineData("<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>")]
    [InlineData("{'CORSRule':[{'AllowedMethod':['GET']}]}")]
    public async Task A_document_is_XML_or_JSON(string document)
    {
        using var server = new ScriptedServer(Answer.Done);
        Outcome outcome = await Oint.RunAsync("s3", "PutBucketCors", "--bucket", "b", "--cors-configuration", document, "--basic",
            Oint.Basic(server, isKnown: true));
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("<CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule>", server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_does_not_fit_is_not_sent()
    {
        Outcome outcome = await Oint.RunAsync("s3", "PutBucketCors", "--bucket", "b", "--cors-configuration", "{'Rules':[]}", "--basic",
            Connection);
        Assert.Equal(99, outcome.Exit);
        Assert.Contains("CORSConfiguration has no member 'Rules'. It has: CORSRule.", outcome.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_the_callers_own_brings_its_digest_and_is_not_shown()
    {
        string key = Convert.ToBase64String(new byte[32]);
        Outcome outcome = await Oint.RunAsync("s3", "GetObjectAttributes", "--bucket", "b", "--key", "k", "--object-attributes", "ETag",
            "--sse-customer-key", key, "--basic", Connection, "--test", "--debug");
        JsonElement headers = outcome.Json.GetProperty("request").GetProperty("headers");
        Assert.Equal("AES256", headers.GetProperty("x-amz-server-side-encryption-customer-algorithm").GetString());
        Assert.Equal("cLyPS3KoaSFGi/joRB3OUQ==", headers.GetProperty("x-amz-server-side-encryption-customer-key-MD5").GetString());
        Assert.DoesNotContain(key, outcome.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_nearly_right_is_suggested() => Assert.Contains("Did you mean 'GetBucketCors'?",
        (await Oint.RunAsync("s3", "GetBucketCorss")).Messages, StringComparison.Ordinal);

    [Theory]
    [InlineData("VersionId", "version-id")]
    [InlineData("SSECustomerKeyMD5", "sse-customer-key-md5")]
    [InlineData("ACL", "acl")]
    [InlineData("MFADelete", "mfa-delete")]
    public void An_option_is_named_as_in_other_tools(string member, string option) =>
        Assert.Equal(option, ModelParameter.OptionName(member));

    private static Method Method(string name) =>
        S3Library.Library.Methods.Single(m => m.English.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string[] Targets(string name) =>
        [.. Routes.Find(name).HasBucket ? new[] { "--bucket", "bucket" } : [], .. Routes.Find(name).HasKey ? new[] { "--key", "k" } : []];

    private static string[] Bodies(string name)
    {
        Method operation = Method(name).Other ?? Method(name);
        if (operation.Options.FirstOrDefault(o => o.Parameter == ModelOperations.Body) is not { } body) return [];
        return ["--" + body.Name, Routes.Find(name) switch
        {
            { RequestRoot: { } root } => $"<{root}/>",
            { RequestBody: "(text)" } => "{}",
            _ => "text:content",
        }];
    }

    private static string ValueOf(Member member) => member.Type switch
    {
        "timestamp" => "2030-01-02",
        "boolean" => "true",
        "integer" or "long" => "7",
        "map" => "{'a':'1'}",
        _ => "a",
    };

    private static IEnumerable<Member> Members()
    {
        using var reader = new StreamReader(typeof(ModelOperationTests).Assembly.GetManifestResourceStream("parameters.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t'))
            .Select(r => new Member(r[0], r[1], r[2], r[3], r[4], r[5] == "required")).ToList();
    }

    private sealed record Member(string Operation, string Name, string Location, string WireName, string Type, bool IsRequired);
}
