using System;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>What the shared files and the environment say of a connection besides its credentials. The environment counts more.</summary>
/// <param name="files">The shared files.</param>
/// <param name="profile">The profile in them.</param>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class AwsSettings(AwsFiles files, AwsProfile profile, Func<string, string?> environment)
{
    public string? Region => First("AWS_REGION", "AWS_DEFAULT_REGION") ?? profile["region"];

    /// <summary>Fills in what the settings leave open.</summary>
    public void Complete(ConnectionSettings settings)
    {
        settings["Region"] ??= Region;
        settings["Url"] ??= Endpoint("s3")
            ?? (settings["Provider"] is null
                ? AwsHosts.Url(Name("s3") + DualStack, settings.Text("Region") ?? S3Connection.DefaultRegion)
                : null);
        settings["StsUrl"] ??= StsUrl;
        settings["Addressing"] ??= profile.Nested("s3", "addressing_style") switch { "path" => "Path", "virtual" => "VirtualHosted",
            _ => null };
        settings["PayloadSigning"] ??= profile.Nested("s3", "payload_signing_enabled") == "true" ? "Signed" : null;
        settings["CaFile"] ??= First("AWS_CA_BUNDLE") ?? profile["ca_bundle"];
        settings["ChecksumMode"] ??= (First("AWS_REQUEST_CHECKSUM_CALCULATION")
            ?? profile["request_checksum_calculation"])?.ToLowerInvariant() switch
        {
            "when_required" => "WhenRequired",
            "when_supported" => "Always",
            _ => null,
        };
    }

    /// <summary>Where STS is.</summary>
    public string StsUrl => Endpoint("sts") ?? AwsHosts.Url(Name("sts"), Region ?? S3Connection.DefaultRegion);

    /// <summary>The address that is configured for a service; null for AWS's own.</summary>
    /// <exception cref="S3ConfigurationException">The profile names a services section that is not there.</exception>
    public string? Endpoint(string service)
    {
        if (string.Equals(First("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile["ignore_configured_endpoint_urls"], "true",
            StringComparison.OrdinalIgnoreCase)) return null;
        return First("AWS_ENDPOINT_URL_" + service.ToUpperInvariant(), "AWS_ENDPOINT_URL") ?? OfServices(service)
            ?? profile["endpoint_url"];
    }

    private string DualStack =>
        IsOn("AWS_USE_DUALSTACK_ENDPOINT", profile["use_dualstack_endpoint"] ?? profile.Nested("s3", "use_dualstack_endpoint"))
            ? ".dualstack" : "";

    // GovCloud's STS is of that kind already, and has no other name.
    private string Name(string service) =>
        IsOn("AWS_USE_FIPS_ENDPOINT", profile["use_fips_endpoint"])
            && !(service == "sts" && Region?.StartsWith("us-gov-", StringComparison.Ordinal) == true) ? service + "-fips" : service;

    private bool IsOn(string variable, string? configured) =>
        string.Equals(First(variable) ?? configured, "true", StringComparison.OrdinalIgnoreCase);

    private string? OfServices(string service)
    {
        if (profile["services"] is not { } name) return null;
        if (!files.Services.TryGetValue(name, out IniSection? section))
            throw new S3ConfigurationException(
                $"The profile '{profile.Name}' uses the services '{name}', which '{files.ConfigPath}' does not have.");
        return section.Nested(service)["endpoint_url"];
    }

    private string? First(params string[] variables)
    {
        foreach (string name in variables)
        {
            if (environment(name) is { Length: > 0 } value) return value;
        }
        return null;
    }
}
