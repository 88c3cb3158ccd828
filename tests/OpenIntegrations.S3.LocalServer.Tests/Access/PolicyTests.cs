using System;
using System.Linq;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Tests.Access;

/// <summary>What is read as a policy, and what is refused.</summary>
public sealed class PolicyTests
{
    private const string Who = "\"Principal\":\"*\"";
    private const string What = "\"Action\":\"s3:GetObject\"";
    private const string Where = "\"Resource\":\"arn:aws:s3:::b/*\"";

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Statement\":[]}")]
    [InlineData("{\"Statement\":{}}")]
    [InlineData("{\"Statement\":[1]}")]
    [InlineData("{\"Statement\":\"x\"}")]
    [InlineData("{\"Version\":\"2013\",\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where + "}}")]
    [InlineData("{\"Version\":{},\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where + "}}")]
    [InlineData("{\"Extra\":1,\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"allow\"," + Who + "," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"x\"," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"x\"}," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"GCP\":\"*\"}," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"NotPrincipal\":\"*\"," + What + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + ",\"Action\":\"ec2:*\"," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + ",\"Action\":[]," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + Where + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + ",\"Resource\":\"arn:aws:s3:::other/*\"}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + ",\"Resource\":\"b\"}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where
        + ",\"Condition\":{\"Like\":{\"s3:prefix\":\"a\"}}}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where
        + ",\"Condition\":{\"Bool\":{\"prefix\":\"a\"}}}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where
        + ",\"Condition\":{\"Bool\":{\"a:b\":{}}}}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where
        + ",\"Condition\":[]}}")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\"," + Who + "," + What + "," + Where + ",\"Conditions\":{}}}")]
    public void What_is_no_policy_is_refused(string text) =>
        Assert.Equal(ErrorCode.MalformedPolicy, Assert.Throws<S3Error>(() => Policy.Parse(text, "b")).Code);

    [Theory]
    [InlineData("s3:GetObjects"), InlineData("s3:HeadObject"), InlineData("s3:ListObjects"), InlineData("s3:ListObjectsV2")]
    [InlineData("s3:CopyObject"), InlineData("s3:PutBucketLifecycle"), InlineData("s3:Read*"), InlineData("s3:"), InlineData("s3")]
    [InlineData("S3:Nope"), InlineData("s3:GetObject "), InlineData("s3:Get Object"), InlineData("GetObject"), InlineData("")]
    [InlineData("s3:GetObject,s3:PutObject"), InlineData("iam:GetUser"), InlineData("s3-object-lambda:GetObject"), InlineData("s3:x?")]
    public void An_action_that_there_is_not_is_refused(string action)
    {
        foreach (string member in new[] { "Action", "NotAction" })
        {
            Assert.Throws<S3Error>(() => Policy.Parse(Of(member, $"\"{action}\""), "b"));
            S3Error refusal = Assert.Throws<S3Error>(() => Policy.Parse(Of(member, $"[\"s3:GetObject\",\"{action}\"]"), "b"));
            Assert.Equal((ErrorCode.MalformedPolicy, "Policy has invalid action"), (refusal.Code, refusal.Message));
        }
    }

    [Theory]
    [InlineData("*"), InlineData("s3:*"), InlineData("S3:getobject"), InlineData("s3:Get*"), InlineData("s3:*Acl")]
    [InlineData("s3:Pu?Object"), InlineData("s3:PutLifecycleConfiguration"), InlineData("s3:ReplicateTags")]
    [InlineData("s3:BypassGovernanceRetention")]
    public void One_that_there_is_is_taken_in_any_case_and_as_a_pattern(string action) =>
        Policy.Parse(Of("Action", $"\"{action}\"", Quoted("arn:aws:s3:::b arn:aws:s3:::b/*")), "b");

    /// <summary>What this endpoint itself asks for must be possible to allow.</summary>
    [Fact]
    public void All_that_the_endpoint_asks_for_can_be_named() => Assert.All(Routes.All
        .SelectMany(r => new[] { null, "v" }.Select(v => new Deed(r.Action, r.Permission, "k", v).FullAction)),
        static action => Assert.True(PolicyActions.IsKnown(action), action));

    [Theory]
    [InlineData("s3:prefixes", false), InlineData("s3:", false), InlineData("s3:ExistingObjectTag", false)]
    [InlineData("s3:ExistingObjectTag/", false), InlineData("s3:x-amz-", false), InlineData("s3:bogus", false)]
    [InlineData("s3:prefix", true), InlineData("S3:Max-Keys", true), InlineData("s3:ExistingObjectTag/a b", true)]
    [InlineData("s3:x-amz-acl", true), InlineData("aws:SourceIp", true), InlineData("saml:aud", true)]
    public void A_key_that_there_is_not_is_refused(string key, bool isTaken)
    {
        string text = Of("Action", "[\"s3:ListBucket\"]", "\"arn:aws:s3:::b\"").Replace("}}",
            ",\"Condition\":{\"StringEquals\":{\"" + key + "\":\"a\"}}}}", StringComparison.Ordinal);
        if (isTaken) Policy.Parse(text, "b");
        else Assert.Equal(ErrorCode.MalformedPolicy, Assert.Throws<S3Error>(() => Policy.Parse(text, "b")).Code);
    }

    private static string Of(string member, string actions, string resources = "\"arn:aws:s3:::b/*\"") =>
        "{\"Statement\":{\"Effect\":\"Deny\"," + Who + ",\"" + member + "\":" + actions + ",\"Resource\":" + resources + "}}";

    /// <summary>Each action must fit one of the resources, in S3's own words.</summary>
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b", false)]
    [InlineData("s3:PutObject*", "arn:aws:s3:::b", false)]
    [InlineData("s3:ListBucket", "arn:aws:s3:::b/*", false)]
    [InlineData("s3:GetBucket*", "arn:aws:s3:::b/a/b", false)]
    [InlineData("S3:LISTBUCKET", "arn:aws:s3:::b*/x", false)]
    [InlineData("s3:GetObject s3:ListBucket", "arn:aws:s3:::b/*", false)]
    [InlineData("s3:GetObject s3:ListBucket", "arn:aws:s3:::b", false)]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::b arn:aws:s3:::b/*", false)]
    [InlineData("s3:GetObject s3:ListBucket", "arn:aws:s3:::b arn:aws:s3:::b/*", true)]
    [InlineData("s3:GetObject s3:ListBucket", "arn:aws:s3:::b*", true)]
    [InlineData("s3:GetObject s3:ListBucket s3:ListAllMyBuckets", "*", true)]
    [InlineData("s3:ListBucket", "arn:aws:s3:::?", true)]
    [InlineData("s3:Get*", "arn:aws:s3:::b", true)]
    [InlineData("s3:Get*", "arn:aws:s3:::b/x", true)]
    [InlineData("s3:*", "arn:aws:s3:::b", true)]
    [InlineData("*", "arn:aws:s3:::b/x", true)]
    public void An_action_that_fits_no_resource_is_refused(string actions, string resources, bool isTaken)
    {
        string text = Of("Action", Quoted(actions), Quoted(resources));
        if (isTaken) Policy.Parse(text, "b");
        else
        {
            S3Error refusal = Assert.Throws<S3Error>(() => Policy.Parse(text, "b"));
            Assert.Equal((ErrorCode.MalformedPolicy, "Action does not apply to any resource(s) in statement"),
                (refusal.Code, refusal.Message));
        }
        // What is left out says nothing of what is meant.
        Policy.Parse(Of("NotAction", Quoted(actions), Quoted(resources)), "b");
        Policy.Parse(text.Replace("\"Resource", "\"NotResource", StringComparison.Ordinal), "b");
    }

    private static string Quoted(string words) => "[\"" + words.Replace(" ", "\",\"", StringComparison.Ordinal) + "\"]";

    [Theory]
    [InlineData("arn:aws:s3:::b")]
    [InlineData("arn:aws:s3:::b/*")]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("arn:aws:s3:::b*")]
    [InlineData("arn:aws-cn:s3:::b/x")]
    public void Resources_of_a_bucket(string resource) => Policy.Parse(
        "{\"Statement\":{\"Effect\":\"Allow\"," + Who + ",\"Action\":\"s3:*\",\"Resource\":\"" + resource + "\"}}", "b");

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbd", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("**", "x", true)]
    [InlineData("a", "A", false)]
    [InlineData("", "a", false)]
    public void Patterns(string pattern, string text, bool fits) => Assert.Equal(fits, PolicyPattern.Fits(pattern, text));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.0/8", true)]
    [InlineData("127.0.0.1", "126.0.0.0/8", false)]
    [InlineData("127.0.0.1", "127.0.0.0/31", true)]
    [InlineData("127.0.0.2", "127.0.0.0/31", false)]
    [InlineData("127.0.0.1", "0.0.0.0/0", true)]
    [InlineData("::1", "::/16", true)]
    [InlineData("::1", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "127.0.0.0/33", false)]
    [InlineData("127.0.0.1", "nonsense", false)]
    public void Addresses(string address, string range, bool contains) => Assert.Equal(contains, AddressRange.Contains(address, range));

    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringLike", "abc", "a*", true)]
    [InlineData("NumericLessThan", "9", "10", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericEquals", "x", "10", false)]
    [InlineData("DateLessThan", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", true)]
    [InlineData("DateGreaterThan", "1800000000", "2020-01-01T00:00:00Z", true)]
    [InlineData("Bool", "false", "False", true)]
    public void Operators(string name, string given, string value, bool fits) =>
        Assert.Equal(fits, ConditionOperator.Find(name)!.Compare(given, value));
}
