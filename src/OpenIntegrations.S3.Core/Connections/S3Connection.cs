using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Connections;

/// <summary>Everything that is needed to talk to a store, resolved and checked.</summary>
public sealed record S3Connection(Endpoint Endpoint, string Region, string Service, CredentialSource Credentials)
{
    public const string DefaultRegion = "us-east-1";

    /// <summary>Longer than any access key and shorter than any token that stands in the place of one.</summary>
    private const int LongestKey = 64;

    private const int ShownOfToken = 4;

    private IReadOnlyList<string> _secrets = [];
    private string? _token;
    private string? _urlFault;

    /// <summary>The kind of store, with all that the settings say otherwise.</summary>
    public Provider Provider { get; init; } = Provider.Other;

    public TransportSettings Transport { get; init; } = TransportSettings.Default;

    public int MaxAttempts { get; init; } = RetryPolicy.DefaultAttempts;

    /// <summary>What waits and silence may take together before the last attempt of a request is made.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes in a part of a multipart upload, and the size above which an object is sent in parts.</summary>
    public long PartSize => Provider.PartSize;

    /// <summary>Parts that are on their way at the same time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>What operations give to a script that does not say.</summary>
    public OutputForm Output { get; init; }

    /// <summary>Where the settings came from, for messages.</summary>
    public string Origin { get; init; } = "connection";

    /// <summary>The stored profile that the settings are; null for none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>What was learnt of the store. The same connection in another region or at another host keeps it.</summary>
    public StoreMemory Memory { get; init; } = new();

    /// <summary>
    /// When the credentials in use end, and what was signed with them with them; null when nobody said, or none were asked for yet.
    /// </summary>
    public DateTimeOffset? CredentialsEnd => (Credentials as FetchedSource)?.Expires;

    /// <summary>What a new bucket is told of its place when the caller says nothing; null for nothing.</summary>
    public string? LocationConstraint =>
        Provider.LocationConstraint == LocationRule.Region && Region is not (DefaultRegion or "auto") ? Region : null;

    /// <summary>Resolves settings. Nothing is sent; files are read only where the settings name an AWS profile.</summary>
    /// <param name="settings">What is known of the connection.</param>
    /// <param name="world">
    /// Where other profiles, the environment and the user are; the process's own environment by default, no profiles, and nobody to ask.
    /// </param>
    /// <exception cref="S3ConfigurationException">A value that is needed is missing, or one is wrong; the message names it.</exception>
    public static S3Connection Create(ConnectionSettings settings, ConnectionContext? world = null)
    {
        world ??= new ConnectionContext(NoProfiles.Instance);
        foreach (string? file in new[] { settings.File, settings.Text("ClientKeyFile") ?? settings.Text("ClientCertificateFile") })
            FileRights.Check(file, world.Interaction.Warn);
        settings = Completed(settings, world);
        Provider provider = ProviderOf(settings);
        (string url, string region) = Place(settings, provider);
        var connection =
            new S3Connection(ParseEndpoint(settings, url, provider.Addressing), region, Named(settings, "Service") ?? "s3",
                Sources(settings, provider, url, region, world).Create())
        {
            Provider = provider,
            Transport = TransportReader.Read(settings),
            Origin = settings.Origin,
            ProfileName = settings.ProfileName,
        };
        return connection with
        {
            _secrets = [.. settings.GetSecrets()],
            _token = settings.Text("AccessKey") is { Length: > LongestKey } token ? token : null,
            _urlFault = UrlFaults.Find(connection.Endpoint, connection.Origin),
            Memory = world.Memory.Of(connection),
            Warn = world.Interaction.Warn,
            MaxAttempts = (int)(settings.Number("MaxAttempts", 1, 100) ?? connection.MaxAttempts),
            RetryTime = settings.Seconds("RetryTime") ?? connection.RetryTime,
            Parallel = (int)(settings.Number("Parallel", 1, 64) ?? connection.Parallel),
            Output = settings.Choice<OutputForm>("Output") ?? connection.Output,
        };
    }

    /// <summary>Told of what the user should know and what ends nothing, such as a store that is silent for long.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Why a request cannot go to such an address, as a sentence; null when it may.</summary>
    /// <param name="bucket">The bucket it is for; null for none.</param>
    public string? UrlFault(string? bucket) =>
        _urlFault ?? (bucket is not null && Endpoint.IsVirtualHosted(bucket) ? UrlFaults.InFront(Endpoint, Origin) : null);

    /// <summary>What of the address may be meant otherwise than it will be taken, as a sentence; null for nothing.</summary>
    public string? UrlDoubt => UrlFaults.Doubt(Endpoint, Origin);

    /// <summary>Values that are secret, and may stand in what comes back: those of the settings, and the credentials in use.</summary>
    public IEnumerable<string> GetSecrets() => _secrets.Concat((Credentials as FetchedSource)?.GetSecrets() ?? []);

    /// <summary>A text without what is secret of this connection.</summary>
    public string Hide(string text) =>
        SecretText.Hide(_token is null ? text : text.Replace(_token, _token.Substring(0, ShownOfToken) + "…"), GetSecrets());

    /// <summary>Endpoint and region only.</summary>
    public override string ToString() => $"{Endpoint.Origin}{Endpoint.BasePath} ({Region})";

    /// <summary>Where the credentials of settings come from.</summary>
    internal static CredentialFactory Sources(ConnectionSettings settings, ConnectionContext world)
    {
        settings = Completed(settings, world);
        Provider provider = ProviderOf(settings);
        (string url, string region) = Place(settings, provider);
        return Sources(settings, provider, url, region, world);
    }

    private static CredentialFactory Sources(ConnectionSettings settings, Provider provider, string url, string region,
        ConnectionContext world)
    {
        string sts = settings.Text("StsUrl") ?? (provider.Name == "AWS" ? AwsHosts.Url("sts", region) : url);
        return new CredentialFactory(settings, provider, new StsClient(sts, region, world.Sources(TransportReader.Read(settings))), world);
    }

    /// <summary>What gives credentials may also say where the store is, as an AWS profile does.</summary>
    private static ConnectionSettings Completed(ConnectionSettings settings, ConnectionContext world)
    {
        var completed = settings.Over(new ConnectionSettings(settings.Origin));
        CredentialSettings.KindOf(settings)?.Complete(completed, world);
        return completed;
    }

    private static Provider ProviderOf(ConnectionSettings settings)
    {
        string host = settings.Text("Url") is { } url ? ParseEndpoint(settings, url, AddressingStyle.Path).Origin.Host : "";
        Provider provider = settings.Text("Provider") is not { } name
            ? Provider.OfHost(host)
            : Provider.Find(name)
                ?? throw settings.Wrong("Provider", name, "one of " + string.Join(", ", Provider.All.Select(p => p.Name)));
        return Trait.Apply(provider.At(host), settings);
    }

    /// <summary>The address and the region: each tells the other where only one is given.</summary>
    private static (string Url, string Region) Place(ConnectionSettings settings, Provider provider)
    {
        string? region = Named(settings, "Region");
        string? url = settings.Text("Url") ?? provider.UrlFor(region ?? provider.DefaultRegion);
        if (url is null) throw Lacking(settings, provider);
        return (url, region ?? provider.RegionOf(ParseEndpoint(settings, url, AddressingStyle.Path).Origin.Host) ?? provider.DefaultRegion);
    }

    private static string? Named(ConnectionSettings settings, string name) =>
        settings.Text(name) is not { } text || RegionName.IsValid(text) ? settings.Text(name)
            : throw settings.Wrong(name, text, "of " + RegionName.Form);

    private static S3ConfigurationException Lacking(ConnectionSettings settings, Provider provider)
    {
        string[] missing =
            new[] { "Url", "AccessKey",
                "SecretKey" }.Where(n => settings[n] is null && (n == "Url" || CredentialSettings.Kind(settings) is null)).ToArray();
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
