using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>The settings of <c>--config</c>, which OInt calls an advanced call.</summary>
internal static class Configuration
{
    public const string Timeout = "timeout";
    public const string Retries = "retries";
    public const string Proxy = "proxy";
    public const string AdvancedResponse = "adv_response";

    private static readonly (string Name, string Meaning)[] s_settings =
    [
        (Timeout, "Seconds until the first byte of an answer"),
        (Retries, "Attempts after the first"),
        (Proxy, "Protocol, Host, Port, User, Password"),
        (AdvancedResponse, "true gives status, body, headers in place of status, response, headers"),
    ];

    public static string Names { get; } = string.Join(", ", s_settings.Select(s => s.Name));

    /// <exception cref="UsageException">The text is no JSON object, or has a setting that there is not.</exception>
    public static TreeMap Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new TreeMap();
        TreeMap config = LooseJson.Read(text) as TreeMap ?? throw new UsageException("--config is no JSON object.");
        var known = new TreeMap();
        foreach (var (name, value) in config) known[NameOf(name)] = value;
        return known;
    }

    /// <summary>What <c>--config</c> without a value prints.</summary>
    public static void Describe(TextWriter output)
    {
        output.WriteLine("--config takes a JSON object with any of:");
        foreach (var (name, meaning) in s_settings) output.WriteLine($"  {name,-14} - {meaning}");
    }

    private static string NameOf(string typed)
    {
        if (s_settings.FirstOrDefault(s => s.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)).Name is { } name) return name;
        string advice = typed == "dontwait" ? " A shell has & for work in the background." : "";
        throw new UsageException($"--config has no setting '{typed}'. It has: {Names}.{advice}");
    }
}
