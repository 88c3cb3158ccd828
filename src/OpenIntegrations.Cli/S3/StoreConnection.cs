using System;
using System.Globalization;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.Cli.S3;

/// <summary>The store that <c>--basic</c>, <c>--dir</c> and <c>--config</c> describe.</summary>
internal static class StoreConnection
{
    private const string ProfilePrefix = "profile:";

    public static S3Client Client(Arguments arguments, bool urlIsRequest = false) =>
        new(Connect(arguments, urlIsRequest), log: arguments.Log);

    public static S3Connection Connect(Arguments arguments, bool urlIsRequest = false)
    {
        ConnectionSettings settings = Settings(arguments, urlIsRequest);
        arguments.HideBy(text => SecretText.Hide(text, settings.GetSecrets()));
        S3Connection connection = S3Connection.Create(settings, UserWorld.Create()) with
        {
            Warn = text => arguments.Messages.WriteLine("Warning: " + TerminalText.Of(text)),
        };
        arguments.HideBy(connection.Hide);
        return connection;
    }

    /// <param name="arguments">The command line.</param>
    /// <param name="urlIsRequest">Whether the URL is a whole request's, with path and query, and not a store's.</param>
    public static ConnectionSettings Settings(Arguments arguments, bool urlIsRequest = false)
    {
        ConnectionSettings settings = Find(arguments["Basic"]);
        if (arguments.Flag("Directory") is { } isPath) settings["Addressing"] = isPath ? "Path" : "VirtualHosted";
        if (urlIsRequest && settings.Text("Url") is { } url) settings["Url"] = WithoutTarget(url);
        return Configured(arguments.Config, settings);
    }

    /// <summary>
    /// Basic data as JSON (apostrophes will do), a file of it, a stored profile, or what the environment and the default profile say.
    /// </summary>
    public static ConnectionSettings Find(string? basic)
    {
        var world = UserWorld.Create();
        if (basic is null) return ConnectionSources.Resolve(null, null, null, world);
        if (basic.StartsWith(ProfilePrefix, StringComparison.Ordinal))
            return ConnectionSources.Resolve(null, basic[ProfilePrefix.Length..], null, world);
        if (!LooseJson.Begins(basic)) return ConnectionSettings.FromText(basic, "basic data");
        return LooseJson.Read(basic) is TreeMap map
            ? ConnectionSettings.FromTree(map, "basic data")
            : throw new S3ConfigurationException("The basic data is no JSON object.");
    }

    /// <summary>The same without credentials: where nothing says which store, it is AWS, or that of an address that stands apart.</summary>
    public static ConnectionSettings FindUnsigned(string? basic, bool hasAddress)
    {
        var unsigned = new ConnectionSettings("command line") { ["CredentialSource"] = "Anonymous" };
        try
        {
            return unsigned.Over(Find(basic));
        }
        catch (S3ConfigurationException e) when (basic is null && e.Remedy?.Kind == RemedyKind.NameConnection)
        {
            if (!hasAddress) unsigned["Provider"] = "AWS";
            return unsigned;
        }
    }

    private static string WithoutTarget(string url) => url.Substring(0, url.Length - AddressText.Of(url).Target.Length);

    /// <summary>The settings of an advanced call.</summary>
    private static ConnectionSettings Configured(TreeMap config, ConnectionSettings settings)
    {
        foreach (var (name, value) in config)
        {
            switch (name)
            {
                case Configuration.Timeout: settings["FirstByteTimeout"] = value; break;
                case Configuration.Retries: settings["MaxAttempts"] = Convert.ToInt32(value, CultureInfo.InvariantCulture) + 1; break;
                case Configuration.Proxy:
                    UseProxy(value as TreeMap ?? throw new UsageException("--config: proxy is no JSON object."), settings);
                    break;
            }
        }
        return settings;
    }

    private static void UseProxy(TreeMap proxy, ConnectionSettings settings)
    {
        settings["Proxy"] = $"{proxy["Protocol"] ?? "http"}://{proxy["Host"]}:{proxy["Port"] ?? 8080}";
        settings["ProxyUser"] = proxy["User"];
        settings["ProxyPassword"] = proxy["Password"];
    }
}
