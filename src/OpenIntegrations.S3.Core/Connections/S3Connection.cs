using System;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Connections;

/// <summary>Everything that is needed to talk to a store, resolved and checked.</summary>
public sealed record S3Connection(Endpoint Endpoint, string Region, string Service, CredentialSource Credentials)
{
    public const string DefaultRegion = "us-east-1";
    private const int MiB = 1024 * 1024;

    public Provider Provider { get; init; } = Provider.Other;

    public PayloadSigning PayloadSigning { get; init; }

    public TransportSettings Transport { get; init; } = TransportSettings.Default;

    public int MaxAttempts { get; init; } = 4;

    /// <summary>Bytes in a part of a multipart upload, and the size above which an object is sent in parts.</summary>
    public long PartSize { get; init; } = 16 * MiB;

    /// <summary>Parts that are on their way at the same time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Where the settings came from, for messages.</summary>
    public string Origin { get; init; } = "connection";

    /// <exception cref="S3ConfigurationException">A value that is needed is missing, or one is wrong; the message names it.</exception>
    public static S3Connection Create(ConnectionSettings settings)
    {
        string[] missing = new[] { "Url", "AccessKey", "SecretKey" }.Where(name => settings[name] is null).ToArray();
        if (missing.Length > 0) throw new S3ConfigurationException($"The {settings.Origin} lacks {string.Join(", ", missing)}.");

        Provider provider = FindProvider(settings);
        Endpoint endpoint = ParseEndpoint(settings, provider);
        var credentials = new Credentials(settings.Text("AccessKey")!, settings.Text("SecretKey")!, settings.Text("SessionToken"));
        var connection = new S3Connection(endpoint, settings.Text("Region") ?? DefaultRegion, settings.Text("Service") ?? "s3", credentials)
        {
            Provider = provider,
            PayloadSigning = settings.Choice<PayloadSigning>("PayloadSigning") ?? provider.PayloadSigning,
            Transport = TransportOf(settings),
            Origin = settings.Origin,
        };
        return connection with
        {
            MaxAttempts = (int)(settings.Number("MaxAttempts", 1) ?? connection.MaxAttempts),
            PartSize = settings.Number("PartSize", 1) ?? connection.PartSize,
            Parallel = (int)(settings.Number("Parallel", 1) ?? connection.Parallel),
        };
    }

    /// <summary>Endpoint and region only.</summary>
    public override string ToString() => $"{Endpoint.Origin}{Endpoint.BasePath} ({Region})";

    private static Provider FindProvider(ConnectionSettings settings)
    {
        if (settings.Text("Provider") is not { } name) return Provider.OfHost(OriginOf(settings).Host);
        return Provider.Find(name) ?? throw settings.Wrong("Provider", name, "one of " + string.Join(", ", Provider.All.Select(p => p.Name)));
    }

    private static Endpoint ParseEndpoint(ConnectionSettings settings, Provider provider)
    {
        try
        {
            return Endpoint.Parse(settings.Text("Url")!, settings.Choice<AddressingStyle>("Addressing") ?? AddressingStyle.Auto, provider.PrefersVirtualHosts);
        }
        catch (FormatException e)
        {
            throw new S3ConfigurationException($"The Url of the {settings.Origin} is wrong: {e.Message}", e);
        }
    }

    private static Http.Origin OriginOf(ConnectionSettings settings) => ParseEndpoint(settings, Provider.Other).Origin;

    private static TransportSettings TransportOf(ConnectionSettings settings)
    {
        TransportSettings standard = TransportSettings.Default;
        return new()
        {
            ConnectTimeout = settings.Seconds("ConnectTimeout") ?? standard.ConnectTimeout,
            FirstByteTimeout = settings.Seconds("FirstByteTimeout") ?? standard.FirstByteTimeout,
            IdleTimeout = settings.Seconds("IdleTimeout") ?? standard.IdleTimeout,
            Proxy = settings.Text("Proxy"),
            ProxyUser = settings.Text("ProxyUser"),
            ProxyPassword = settings.Text("ProxyPassword"),
            CaFile = settings.Text("CaFile"),
            ClientCertificateFile = settings.Text("ClientCertificateFile"),
            ClientCertificatePassword = settings.Text("ClientCertificatePassword"),
            SkipCertificateCheck = settings.Flag("SkipCertificateCheck") ?? false,
            HttpVersion = settings.Text("HttpVersion") ?? standard.HttpVersion,
        };
    }
}
