using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Cli.Hosting;

/// <summary>What the methods of <c>oint s3hosting</c> do.</summary>
internal static class HostingCalls
{
    /// <summary>Sends an action with the options as its values, and gives the provider's answer.</summary>
    public static Func<Arguments, CancellationToken, Task<object?>> To(HostingAction action) => async (arguments, token) =>
    {
        HostingRequest request = action.With(action.Parameters.Select(p => (p.Name, (object?)arguments[p.Name])).ToArray());
        HostingOptions options = HostingConnection.Options(arguments);
        if (arguments.IsTest) return Describe(arguments, request, options);
        using var client = new HostingClient(options);
        try
        {
            HostingAnswer answer = await client.SendAsync(request, arguments.Log, token).ConfigureAwait(false);
            return action == HostingActions.ShowKey || arguments["Secrets"] is not null && arguments.Flag("Secrets") == true ? answer.Body
                : HostingSecrets.Masked(answer.Body);
        }
        finally
        {
            await LeaveAsync(client, arguments).ConfigureAwait(false);
        }
    };

    public static async Task<object?> LogIn(Arguments arguments, CancellationToken token)
    {
        using var client = new HostingClient(HostingConnection.Options(arguments));
        if (arguments.IsTest) return DryRun.Parameters(arguments);
        Secret value = await client.LogInAsync(arguments.Log, token).ConfigureAwait(false);
        return new TreeMap { { "token", value.Reveal() }, { "url", client.Url }, { "role", client.Role },
            { "expires", client.Expires?.UtcDateTime } };
    }

    public static async Task<object?> LogOut(Arguments arguments, CancellationToken token)
    {
        using var client = new HostingClient(HostingConnection.Options(arguments));
        if (arguments.IsTest) return DryRun.Parameters(arguments);
        await client.LogOutAsync(arguments.Log, token, evenIfGiven: true).ConfigureAwait(false);
        return new TreeMap { { "result", "OK" }, { "action", "logout" } };
    }

    /// <summary>
    /// Ends the token of a login that was made for one command. It would end by itself, so a failure is not the command's.
    /// </summary>
    private static async Task LeaveAsync(HostingClient client, Arguments arguments)
    {
        try
        {
            await client.LogOutAsync(arguments.Log, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HostingException or HttpRequestException or TimeoutException or System.IO.IOException)
        {
            arguments.Log("The token was not ended: " + e.Message);
        }
    }

    private static TreeMap Describe(Arguments arguments, HostingRequest request, HostingOptions options)
    {
        var form = new TreeMap();
        foreach (var (name, value) in request.FormWith("…")) form.Add(name, value);
        return new TreeMap
        {
            { "parameters", DryRun.Parameters(arguments) },
            { "request",
                new TreeMap { { "method", "POST" }, { "url", ProviderHosts.BaseOf(options.Url) + HostingClient.Module },
                    { "form", form } } },
        };
    }
}
