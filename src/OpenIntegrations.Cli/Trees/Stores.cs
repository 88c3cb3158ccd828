using System;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.S3;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.Cli.Trees;

/// <summary>The stores that a command line names: one, or one for each end.</summary>
/// <param name="line">The command line.</param>
/// <param name="messages">Takes what <c>--debug</c> prints.</param>
internal sealed class Stores(TreeLine line, System.IO.TextWriter messages)
{
    private const string ProfilePrefix = "profile:";
    private readonly Bandwidth? _bandwidth = line.Rate() is { } rate ? new Bandwidth(rate) : null;
    private S3Client? _source;
    private S3Client? _destination;

    public S3Client Source => _source ??= Connect(line.Value("basic"), line.Value("profile"));

    /// <summary>The same as the source where the line does not name another.</summary>
    public S3Client Destination => _destination ??= line.Has("destination-profile") || line.Has("destination-basic")
        ? Connect(line.Value("destination-basic"), line.Value("destination-profile"), isOther: true) : Source;

    /// <summary>The store of a stored profile; without one that of the source.</summary>
    public S3Client Of(string? profile) => profile is null ? Source : Connect(null, profile);

    private S3Client Connect(string? basic, string? profile, bool isOther = false)
    {
        if (basic is not null && profile is not null) throw new UsageException("Both --basic and --profile are given; one is enough.");
        string? named = basic ?? (profile is null ? null : ProfilePrefix + profile);
        ConnectionSettings settings = !isOther && line.Has("no-sign-request")
            ? StoreConnection.FindUnsigned(named, line.Has("endpoint-url")) : StoreConnection.Find(named);
        if (!isOther && line.Value("endpoint-url") is { } url) settings["Url"] = url;
        if (!isOther && line.Value("region") is { } region) settings["Region"] = region;
        if (line.Value("ca-bundle") is { } authorities) settings["CaFile"] = authorities;
        if (line.Has("no-verify-ssl")) settings["SkipCertificateCheck"] = true;
        S3Connection connection = S3Connection.Create(settings, UserWorld.Create()) with { Warn = text => Log("Warning: " + text) };
        var client = new S3Client(connection, log: line.Has("debug") ? Log : null, bandwidth: _bandwidth)
        {
            Payer = line.Value("request-payer"),
        };
        if (line.Degree() is { } limit) client.Limiter.Limit = limit;
        else client.AdaptLimit();
        return client;
    }

    private void Log(string text) => messages.WriteLine(TerminalText.Of(text, keepLines: true));
}
