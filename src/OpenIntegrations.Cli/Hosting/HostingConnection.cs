using System;
using System.Globalization;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.Cli.Hosting;

/// <summary>The provider that the options, the environment and the profiles describe.</summary>
internal static class HostingConnection
{
    private const string TokenVariable = "OINT_HOSTING_TOKEN";
    private const string KeyVariable = "OINT_HOSTING_KEY";

    /// <exception cref="UsageException">Nothing says who we are.</exception>
    public static HostingOptions Options(Arguments arguments)
    {
        ConnectionSettings? profile = arguments["Profile"] is { } name ? ProfileStore.OfUser().Resolve(name) : null;
        bool isSaid = (arguments["Token"] ?? arguments["Key"] ?? arguments["Profile"]) is not null;
        string? token = arguments["Token"] ?? (isSaid ? null : Variable(TokenVariable));
        string? key = token is not null
            ? null
            : arguments["Key"]
            ?? profile?.Text("HostingApiKey")
            ?? (isSaid ? null : Variable(KeyVariable));
        if (token is null && key is null && !isSaid) key = (profile = DefaultProfile())?.Text("HostingApiKey");
        if (token is null && key is null)
            throw new UsageException(
                $"Say who you are: --token, --key, --profile (one with a HostingApiKey), {TokenVariable}, {KeyVariable}, or a "
                    + $"HostingApiKey in the profile named default.");
        return Configured(arguments, new HostingOptions
        {
            Url = arguments["Url"] is { } url && url != HostingOptions.DefaultUrl ? url : profile?.Text("HostingUrl")
                ?? HostingOptions.DefaultUrl,
            Token = token is null ? null : new Secret(token),
            ApiKey = key is null ? null : new Secret(key),
        });
    }

    private static ConnectionSettings? DefaultProfile()
    {
        ProfileStore store = ProfileStore.OfUser();
        return store.Find(ProfileStore.DefaultName) is { } settings ? store.Inherit(settings) : null;
    }

    /// <summary>The settings of an advanced call.</summary>
    private static HostingOptions Configured(Arguments arguments, HostingOptions options)
    {
        foreach (var (name, value) in arguments.Config)
        {
            options = name.ToLowerInvariant() switch
            {
                "timeout" => options with { Timeout = TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)) },
                "retries" => options with { MaxAttempts = Convert.ToInt32(value, CultureInfo.InvariantCulture) + 1 },
                "proxy" when value is TreeMap proxy => options with { Proxy = ProxyOf(proxy) },
                _ => throw new UsageException(
                    $"--config has no setting '{name}'. It has: timeout, retries (of actions that only read), proxy (Protocol, Host, "
                        + $"Port, User, Password)."),
            };
        }
        return options;
    }

    private static HttpProxy ProxyOf(TreeMap proxy) =>
        new($"{proxy["Protocol"] ?? "http"}://{proxy["Host"]}:{proxy["Port"] ?? 8080}", proxy.GetText("User"),
            proxy.GetText("Password") is { } password ? new Secret(password) : null);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
