using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Connections;

/// <summary>Everything that is needed to talk to a store, resolved and checked.</summary>
public sealed record S3Connection(Endpoint Endpoint, string Region, string Service, CredentialSource Credentials)
{
    public const string DefaultRegion = "us-east-1";

    /// <summary>The kind of store, with all that the settings say otherwise.</summary>
    public Provider Provider { get; init; } = Provider.Other;

    public TransportSettings Transport { get; init; } = TransportSettings.Default;

    public int MaxAttempts { get; init; } = 4;

    /// <summary>Bytes in a part of a multipart upload, and the size above which an object is sent in parts.</summary>
    public long PartSize => Provider.PartSize;

    /// <summary>Parts that are on their way at the same time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Where the settings came from, for messages.</summary>
    public string Origin { get; init; } = "connection";

    /// <summary>What a new bucket is told of its place when the caller says nothing; null for nothing.</summary>
    public string? LocationConstraint => Provider.LocationConstraint == LocationRule.Region && Region is not (DefaultRegion or "auto") ? Region : null;

    /// <summary>Resolves settings. Nothing is sent; files are read only where the settings name an AWS profile.</summary>
    /// <param name="settings">What is known of the connection.</param>
    /// <param name="world">Where other profiles, the environment and the user are; the process's own by default, with nobody to ask.</param>
    /// <exception cref="S3ConfigurationException">A value that is needed is missing, or one is wrong; the message names it.</exception>
    public static S3Connection Create(ConnectionSettings settings, ConnectionContext? world = null)
    {
        world ??= new ConnectionContext();
        foreach (string? file in new[] { settings.File, settings.Text("ClientKeyFile") ?? settings.Text("ClientCertificateFile") }) FileRights.Check(file, world.Interaction.Warn);
        settings = Completed(settings, world);
        Provider provider = ProviderOf(settings);
        (string url, string region) = Place(settings, provider);
        var connection = new S3Connection(ParseEndpoint(settings, url, provider.Addressing), region, settings.Text("Service") ?? "s3", Sources(settings, provider, url, region, world).Create())
        {
            Provider = provider,
            Transport = TransportReader.Read(settings),
            Origin = settings.Origin,
        };
        return connection with
        {
            MaxAttempts = (int)(settings.Number("MaxAttempts", 1, 100) ?? connection.MaxAttempts),
            Parallel = (int)(settings.Number("Parallel", 1, 64) ?? connection.Parallel),
        };
    }

    /// <summary>Endpoint and region only.</summary>
    public override string ToString() => $"{Endpoint.Origin}{Endpoint.BasePath} ({Region})";

    /// <summary>Where the credentials of settings come from.</summary>
    internal static CredentialSourceFactory Sources(ConnectionSettings settings, ConnectionContext world)
    {
        settings = Completed(settings, world);
        Provider provider = ProviderOf(settings);
        (string url, string region) = Place(settings, provider);
        return Sources(settings, provider, url, region, world);
    }

    private static CredentialSourceFactory Sources(ConnectionSettings settings, Provider provider, string url, string region, ConnectionContext world)
    {
        string sts = settings.Text("StsUrl") ?? (provider.Name == "AWS" ? AwsSettings.AwsUrl("sts", region) : url);
        var context = new SourceContext(world.Environment, world.Interaction, world.Now, TransportReader.Read(settings));
        return new CredentialSourceFactory(settings, provider, new StsClient(sts, region, context), world);
    }

    /// <summary>An AWS profile also says where the store is.</summary>
    private static ConnectionSettings Completed(ConnectionSettings settings, ConnectionContext world)
    {
        if (settings.Text("AwsProfile") is not { } name) return settings;
        var completed = settings.Over(new ConnectionSettings(settings.Origin));
        AwsFiles files = AwsFiles.Read(world.Environment, world.Interaction.Warn);
        new AwsSettings(files, files.Find(name), world.Environment).Complete(completed);
        return completed;
    }

    private static Provider ProviderOf(ConnectionSettings settings)
    {
        string host = settings.Text("Url") is { } url ? ParseEndpoint(settings, url, AddressingStyle.Path).Origin.Host : "";
        Provider provider = settings.Text("Provider") is not { } name
            ? Provider.OfHost(host)
            : Provider.Find(name) ?? throw settings.Wrong("Provider", name, "one of " + string.Join(", ", Provider.All.Select(p => p.Name)));
        return Trait.Apply(provider.At(host), settings);
    }

    /// <summary>The address and the region: each tells the other where only one is given.</summary>
    private static (string Url, string Region) Place(ConnectionSettings settings, Provider provider)
    {
        string? region = settings.Text("Region");
        string? url = settings.Text("Url") ?? provider.UrlFor(region ?? provider.DefaultRegion);
        if (url is null) throw Lacking(settings, provider);
        return (url, region ?? provider.RegionOf(ParseEndpoint(settings, url, AddressingStyle.Path).Origin.Host) ?? provider.DefaultRegion);
    }

    private static S3ConfigurationException Lacking(ConnectionSettings settings, Provider provider)
    {
        string[] missing = new[] { "Url", "AccessKey", "SecretKey" }.Where(n => settings[n] is null && (n == "Url" || CredentialSettings.Kind(settings) is null)).ToArray();
        string form = provider.Hosts.Count == 0 ? "" : $" {provider.Title} has it at https://{provider.Hosts[0]}.";
        return new S3ConfigurationException($"The {settings.Origin} lacks {string.Join(", ", missing)}.{form}");
    }

    private static Endpoint ParseEndpoint(ConnectionSettings settings, string url, AddressingStyle style)
    {
        try
        {
            return Endpoint.Parse(url, style);
        }
        catch (FormatException e)
        {
            throw new S3ConfigurationException($"The Url of the {settings.Origin} is wrong: {e.Message}", e);
        }
    }
}
