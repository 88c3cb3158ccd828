using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Client.Forms;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Forms;

public sealed class PostFormTests : IDisposable
{
    private readonly TestWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>A key, a session token, and the conditions beside it, as boto3 takes them.</summary>
    public static TheoryData<string, string?, string, string> Forms => new()
    {
        { "cat.jpg", null, "{}", "[]" },
        { "inbox/${filename}", null, "{}", "[]" },
        { "a \"b\"/ü.txt", "a token/+=", """{"acl":"public-read","Content-Type":"text/plain; charset=utf-8"}""",
            """[{"acl":"public-read"},{"Content-Type":"text/plain; charset=utf-8"},["content-length-range",1,1048576]]""" },
        { "x", null, """{"x-amz-meta-a":"1"}""", """[["eq","$x-amz-meta-a","1"],["starts-with","$x-amz-meta-b",""]]""" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_says_what_that_of_boto3_says(string key, string? token, string fields, string conditions)
    {
        JsonNode boto = await BotoAsync(key, new JsonObject
        {
            ["fields"] = JsonNode.Parse(fields), ["conditions"] = JsonNode.Parse(conditions), ["token"] = token,
        });
        DateTimeOffset now = Time((string)boto["fields"]!["x-amz-date"]!);
        PostForm form = await SignAsync(key, token, (List<object?>)JsonTree.Read(conditions)!, now);
        Assert.Equal(((string)boto["url"]!).TrimEnd('/'), form.Url);
        (JsonNode theirs, JsonNode ours) = (Policy((string)boto["fields"]!["policy"]!), Policy(Field(form, "policy")));
        Assert.Equal(Conditions(theirs), Conditions(ours));
        Assert.Equal(DateTimeOffset.Parse((string)theirs["expiration"]!, null).ToUnixTimeSeconds(),
            DateTimeOffset.Parse((string)ours["expiration"]!, null).ToUnixTimeSeconds());
        // The same policy has the same signature.
        string text = Encoding.UTF8.GetString(Convert.FromBase64String((string)boto["fields"]!["policy"]!));
        var signed = PostPolicy.Sign(text, new Credentials("AKTEST", "SECRETTEST", token), new SigningScope(now, "eu-west-1", "s3"));
        foreach (var (name, value) in signed) Assert.Equal((string)boto["fields"]![name]!, value);
    }

    [Fact]
    public async Task Every_field_of_a_form_is_allowed_by_its_policy()
    {
        var rules = new FormRules().Key("in/${filename}").Is("acl", "private").Begins("Content-Type", "image/").Size(0, 9);
        PostForm form = await PostForm.SignAsync(Connection(null), "b", rules, TimeSpan.FromHours(1), _world.Now, CancellationToken.None);
        string[] allowed = [.. Conditions(Policy(Field(form, "policy")))];
        foreach (var (name, _) in form.Fields.Where(f => f.Key is not ("policy" or "x-amz-signature")))
            Assert.Contains(allowed, c => c.Replace("$", "", StringComparison.Ordinal).Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""["between","$key","x"]""")]
    [InlineData("""["starts-with","$key"]""")]
    [InlineData("""["content-length-range","a",1]""")]
    [InlineData("""["content-length-range",2,1]""")]
    [InlineData("\"acl\"")]
    public void What_is_no_condition_is_refused(string condition) =>
        Assert.Throws<ArgumentException>(() => new FormRules().Add(JsonTree.Read(condition)));

    [Theory]
    [InlineData(0)]
    [InlineData(604801)]
    public async Task A_form_lives_from_one_second_to_seven_days(int seconds) => await Assert.ThrowsAsync<ArgumentException>(
        () => PostForm.SignAsync(Connection(null), "b", new FormRules().Key("k"), TimeSpan.FromSeconds(seconds), _world.Now, default));

    [Fact]
    public async Task A_form_ends_with_its_credentials()
    {
        ConnectionContext world = _world.Context with
        {
            Interaction = new Interaction { RunScriptAsync = (_, _) => Task.FromResult(new TreeMap
            {
                { "AccessKey", "A" }, { "SecretKey", "S" }, { "Expiration", _world.Now.AddMinutes(10) },
            }) },
        };
        var settings = new ConnectionSettings("test") { ["Url"] = "http://h", ["CredentialScript"] = "x" };
        S3Connection connection = S3Connection.Create(settings, world);
        var warnings = new List<string>();
        await PostForm.SignAsync(connection, "bucket", new FormRules().Key("k"), TimeSpan.FromHours(1), _world.Now, default, warnings.Add);
        Assert.Contains("The form ends with the credentials", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_field_can_leave_it_on_the_page()
    {
        var form = new PostForm("http://h/b?\"><script>", [new("key", "\"><script>alert('ü')</script>\n")], default);
        string page = FormPage.Write(form);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&quot;&gt;&lt;script&gt;alert(&#39;&#252;&#39;)&lt;/script&gt;&#10;", page, StringComparison.Ordinal);
    }

    private Task<PostForm> SignAsync(string key, string? token, List<object?> conditions, DateTimeOffset now)
    {
        var rules = new FormRules().Key(key);
        foreach (object? condition in conditions) rules.Add(condition);
        return PostForm.SignAsync(Connection(token), "bucket", rules, TimeSpan.FromHours(1), now, CancellationToken.None);
    }

    private S3Connection Connection(string? token) => _world.Connect(new ConnectionSettings("test")
    {
        ["Url"] = "http://store.test", ["Region"] = "eu-west-1", ["AccessKey"] = "AKTEST", ["SecretKey"] = "SECRETTEST",
        ["SessionToken"] = token,
    });

    private static async Task<JsonNode> BotoAsync(string key, JsonObject wish)
    {
        Assert.SkipUnless(Programs.Has("python3"), "python3 with boto3 is not on the PATH.");
        string script = Path.Combine(Repository.Root, "tests", "servers", "presigned_post.py");
        (int exit, string output) = await Programs.RunAsync("python3", [script, "bucket", key, "3600"], null, wish.ToJsonString());
        Assert.SkipWhen(output.Contains("No module named 'boto3'", StringComparison.Ordinal), "Python has no boto3.");
        Assert.True(exit == 0, output);
        return JsonNode.Parse(output)!;
    }

    private static string Field(PostForm form, string name) => form.Fields.Single(f => f.Key == name).Value;

    private static JsonNode Policy(string encoded) => JsonNode.Parse(Convert.FromBase64String(encoded))!;

    private static IEnumerable<string> Conditions(JsonNode policy) =>
        policy["conditions"]!.AsArray().Select(c => JsonSerializer.Serialize(c)).Distinct().Order(StringComparer.Ordinal);

    private static DateTimeOffset Time(string timestamp) =>
        SigningScope.TryParseTimestamp(timestamp, out DateTimeOffset time) ? time : throw new FormatException(timestamp);
}
