using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Connection;

namespace OpenIntegrations.Cli.Hosting;

/// <summary>
/// The methods of <c>oint s3hosting</c>: the actions of a hosting provider's account API, with the names of its documentation.
/// </summary>
internal static class HostingLibrary
{
    private static readonly Option[] s_connection =
    [
        new("token", Option.None, "Token", "Authorization token, when there is one already") { IsSecret = true },
        new("key", Option.None, "Key", "API key to log in with; the token ends with the command") { IsSecret = true },
        new("profile", Option.None, "Profile", "Stored profile with a HostingApiKey"),
        new("url", Option.None, "Url", "Address of the API") { Default = HostingOptions.DefaultUrl },
    ];

    public static Library Library { get; } =
        new("s3hosting", "The accounts at an S3 hosting provider (HOSTKEY InvAPI, s3.php).", Methods());

    private static List<Method> Methods()
    {
        List<Method> methods = HostingActions.All.Select(OfAction).ToList();
        methods.Add(
            new("login", "login", "Gets a token for an API key and prints it, for --token of other calls.", HostingCalls.LogIn,
                s_connection[1..]));
        methods.Add(new("logout", "logout", "Ends a token.", HostingCalls.LogOut, [s_connection[0].Required(), s_connection[3]]));
        return methods;
    }

    private static Method OfAction(HostingAction action)
    {
        var options = action.Parameters.Select(p => new Option(p.Name, Option.None, p.Name, p.Description) { IsRequired = p.IsRequired })
            .Concat(s_connection).ToList();
        if (action == HostingActions.GetBucketsRmq)
            options.Add(new("secrets", Option.None, "Secrets", "true prints the secret key too") { Default = "false" });
        return new(action.Name, action.Name, action.Description, HostingCalls.To(action), options) { Remarks = Remarks(action).ToList() };
    }

    private static IEnumerable<string> Remarks(HostingAction action)
    {
        if (!action.IsRepeatable)
            yield return "It asks nothing first, and it is sent once, whatever happens: after a failure look before you repeat it.";
        if (action.Unknown is { } unknown) yield return $"Not known: {char.ToLowerInvariant(unknown[0])}{unknown[1..]}";
    }
}
