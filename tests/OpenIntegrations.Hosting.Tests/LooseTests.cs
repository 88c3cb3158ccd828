using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

public sealed class LooseTests
{
    [Theory]
    [InlineData("5368709120", 5368709120L)]
    [InlineData("\"5368709120\"", 5368709120L)]
    [InlineData("5.368709120e9", 5368709120L)]
    [InlineData("\" 7 \"", 7L)]
    [InlineData("\"-1\"", -1L)]
    [InlineData("\"7.0\"", 7L)]
    [InlineData("7.5", null)]
    [InlineData("\"much\"", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    public void Numbers(string json, long? expected) => Assert.Equal(expected, Loose.Number(JsonTree.Read(json)));

    [Theory]
    [InlineData("4.99", "4.99")]
    [InlineData("\"4.99\"", "4.99")]
    [InlineData("450", "450")]
    [InlineData("\"4,99\"", null)]
    public void Money(string json, string? expected) =>
        Assert.Equal(expected, Loose.Money(JsonTree.Read(json)) is { } money ? Scalars.Format(money) : null);

    [Theory]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"perhaps\"", null)]
    public void Flags(string json, bool? expected) => Assert.Equal(expected, Loose.Flag(JsonTree.Read(json)));

    [Theory]
    [InlineData("\"2023-10-27T10:00:00Z\"", "2023-10-27T10:00:00.000Z")]
    [InlineData("\"2023-10-27T12:00:00+02:00\"", "2023-10-27T10:00:00.000Z")]
    [InlineData("\"2023-10-27 10:00:00\"", "2023-10-27T10:00:00.000Z")]
    [InlineData("1698400800", "2023-10-27T10:00:00.000Z")]
    [InlineData("\"1698400800\"", "2023-10-27T10:00:00.000Z")]
    [InlineData("\"soon\"", null)]
    [InlineData("0", null)]
    public void Times(string json, string? expected) =>
        Assert.Equal(expected, Loose.Time(JsonTree.Read(json)) is { } time ? Scalars.Iso8601(time) : null);

    [Theory]
    [InlineData("[1,2]", 2)]
    [InlineData("[]", 0)]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    [InlineData("""{"0":{"a":1},"1":{"a":2}}""", 2)]
    [InlineData("""{"0":"NL","1":"DE"}""", 2)]
    [InlineData("""{"name":"one"}""", 1)]
    [InlineData("\"NL\"", 1)]
    public void Lists(string json, int count) => Assert.Equal(count, Loose.Items(JsonTree.Read(json)).Count());

    [Theory]
    [InlineData(
        """{"RESULT":"OK","S3_Users":[{"ID":"123","S3UID":"u1","Plan_Id":"5","Quota":"5368709120","TRAFFIC":102400"""
            + ""","storageUsage":"17"}]}""")]
    [InlineData(
        """{"result":"OK","s3_users":{"u1":{"id":123,"s3uid":"u1","plan_id":5,"quota":5368709120"""
            + ""","traffic":"102400","storage_usage":17}}}""")]
    [InlineData(
        """{"result":"OK","s3_users":{"id":123,"s3uid":"u1","plan_id":5,"quota":5368709120,"traffic":102400,"storage_usage":17}}""")]
    [InlineData("""[{"id":123,"s3uid":"u1","plan_id":5,"quota":5368709120,"traffic":102400,"storage_usage":17}]""")]
    public async Task An_account_is_read_in_every_spelling(string body)
    {
        using var world = new World();
        world.Provider.Actions["get_users"] = _ => HostingProvider.Json(body);
        TreeMap account = Assert.Single(AnswerItems.List(await world.SendAsync(HostingActions.GetUsers), "s3_users"));
        var expected =
            new Dictionary<string, object?> { ["Id"] = 123L, ["S3uid"] = "u1", ["PlanId"] = 5L, ["Quota"] = 5368709120L,
                ["Traffic"] = 102400L, ["StorageUsage"] = 17L };
        Assert.Equal(expected, account.ToDictionary(m => m.Key, m => m.Value));
    }

    [Fact]
    public void What_is_not_what_it_should_be_stays_what_it_is()
    {
        TreeMap read =
            HostingFields.Read(
                (TreeMap)JsonTree.Read(
                    """{"quota":"unlimited","active":"soon","created_at":"never","price":[],"locations":{},"s3uid":7"""
                        + ""","new_thing":{"in_it":[{"a_b":1}]}}""")!);
        Assert.Equal(
            """{"Quota":"unlimited","Active":"soon","CreatedAt":"never","Price":{},"Locations":[]"""
                + ""","S3uid":"7","NewThing":{"InIt":[{"AB":1}]}}""", JsonTree.Write(read, indented: false));
    }

    [Theory]
    [InlineData("""{"result":"OK","files":[],"next_continuation_token":"n"}""", "n")]
    [InlineData("""{"result":"OK","files":[],"continuation_token":"n"}""", "n")]
    [InlineData("""{"result":"OK","files":[],"NextContinuationToken":"n"}""", "n")]
    [InlineData("""{"result":"OK","files":[],"continuation_token":"sent"}""", null)]
    [InlineData("""{"result":"OK","files":[],"next_continuation_token":""}""", null)]
    [InlineData("""{"result":"OK","files":[],"next_continuation_token":null}""", null)]
    [InlineData("""{"result":"OK","files":[],"is_truncated":false,"next_continuation_token":"n"}""", null)]
    public async Task The_next_page_is_found(string body, string? expected)
    {
        using var world = new World();
        world.Provider.Actions["get_files"] = _ => HostingProvider.Json(body);
        HostingRequest request = HostingActions.GetFiles.With(("s3uid", "u"), ("bucket_name", "b"), ("continuation_token", "sent"));
        Assert.Equal(expected, AnswerItems.NextToken(await world.SendAsync(request)));
    }
}
