using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

/// <summary>Every request is what the documentation says, field by field.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string> Documented => new(HostingOracle.Actions);

    public static TheoryData<string> All => new(HostingActions.All.Select(a => a.Name));

    [Fact]
    public void The_table_has_the_thirteen_actions_and_four_more() =>
        Assert.Equal(
            HostingOracle.Actions.Concat(
                ["delete_payment_account", "cancel_payment_account_deletion", "get_available_locations", "update_traffic_info"]),
                    HostingActions.All.Select(a => a.Name));

    [Theory, MemberData(nameof(Documented))]
    public void An_action_has_the_documented_parameters(string name)
    {
        var documented = HostingOracle.Rows.Where(r => r.Action == name && r.Name is not ("action" or "token"));
        Assert.Equal(
            documented.Select(r => (r.Name, r.IsRequired, r.Type == "int")),
            HostingActions.Find(name)!.Parameters.Select(p => (p.Name, p.IsRequired, p.Kind == HostingValue.Number)));
    }

    [Theory, MemberData(nameof(Documented))]
    public async Task A_request_is_the_documented_form(string name)
    {
        HostingAction action = HostingActions.Find(name)!;
        using var world = new World();
        await world.SendAsync(World.RequestOf(action, requiredOnly: false));
        await world.SendAsync(World.RequestOf(action));
        var rows = HostingOracle.Rows.Where(r => r.Action == name).ToList();
        Assert.Equal(Form(rows, world.Provider.Token, action), HostingProvider.Fields(world.Provider.Requests[0]));
        Assert.Equal(Form(rows.Where(r => r.IsRequired), world.Provider.Token, action), HostingProvider.Fields(world.Provider.Requests[1]));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_request_is_a_post_of_a_form(string name)
    {
        using var world = new World();
        await world.SendAsync(HostingActions.Find(name)!);
        RecordedRequest request = Assert.Single(world.Provider.Requests);
        Assert.Equal("POST /s3.php", request.ToString());
        Assert.StartsWith("application/x-www-form-urlencoded", request.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("close", request.Header("Connection"));
        Assert.Equal("identity", request.Header("Content-Encoding") ?? "identity");
        Assert.Null(request.Header("Authorization"));
        Assert.Null(request.Header("Cookie"));
    }

    [Theory]
    [InlineData("create_account", "plan_id", "x", "plan_id is 'x'; it must be a whole number.")]
    [InlineData("get_files", "max_keys", "101", "max_keys is '101'; it must be a whole number up to 100.")]
    [InlineData("get_users", "order_by", "UP", "order_by is 'UP'; it must be one of ASC, DESC.")]
    [InlineData("get_users", "period_to", "31.12.2024", "period_to is '31.12.2024'; it must be a date such as 2024-12-31.")]
    [InlineData("show_key", "s3_key", "both", "s3_key is 'both'; it must be one of access_key, secret_key.")]
    [InlineData("show_key", "key", "x", "show_key has no parameter 'key'.")]
    [InlineData("delete_bucket", "bucket_name", "", "delete_bucket needs bucket_name.")]
    public void What_cannot_be_sent_is_said_before(string name, string parameter, string value, string message)
    {
        HostingAction action = HostingActions.Find(name)!;
        var values = action.Parameters.Where(p => p.IsRequired && p.Name != parameter).Select(p => (p.Name, (object?)World.ValueOf(p)))
            .Append((parameter, value));
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => action.With(values.ToArray())).Message);
    }

    [Fact]
    public void Only_what_reads_is_repeatable() => Assert.Equal(
        ["get_buckets", "get_buckets_rmq", "get_files", "get_users", "history", "list_plans", "show_key", "get_available_locations"],
        HostingActions.All.Where(a => a.IsRepeatable).Select(a => a.Name));

    private static IEnumerable<KeyValuePair<string, string>> Form(IEnumerable<DocumentedParameter> rows, string token,
        HostingAction action) =>
        rows.Select(r => new KeyValuePair<string, string>(r.Name, r.Name switch
        {
            "action" => action.Name,
            "token" => token,
            var name => World.ValueOf(action.Parameters.Single(p => p.Name == name)),
        }));
}
