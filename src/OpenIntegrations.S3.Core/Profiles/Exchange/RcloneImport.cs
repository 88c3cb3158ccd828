using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>The remotes of type s3 in <c>rclone.conf</c>.</summary>
internal static class RcloneImport
{
    private static readonly (string Key, string Setting)[] s_plain =
    [
        ("access_key_id", "AccessKey"), ("secret_access_key", "SecretKey"), ("session_token", "SessionToken"), ("region", "Region"),
        ("endpoint", "Url"),
        ("role_arn", "RoleArn"), ("role_session_name", "RoleSessionName"), ("role_external_id", "ExternalId"),
        ("upload_concurrency", "Parallel"), ("sts_endpoint", "StsUrl"),
    ];

    /// <exception cref="S3ConfigurationException">The file is encrypted.</exception>
    public static IEnumerable<ImportedProfile> Read(string text)
    {
        if (text.Contains("RCLONE_ENCRYPT_", StringComparison.Ordinal))
            throw new S3ConfigurationException(
                "The rclone configuration is encrypted. Take the password away with 'rclone config encryption remove', or copy the "
                    + "remotes by hand.");
        return IniFile.Parse(text, IniLines.Single).Where(s => s["type"] == "s3").Select(Read);
    }

    private static ImportedProfile Read(IniSection remote)
    {
        var remarks = new List<string>();
        var settings = new ConnectionSettings($"rclone remote '{remote.Name}'");
        foreach (var (key, setting) in s_plain) settings[setting] = remote[key];
        settings["Provider"] = remote["provider"] is { } name ? Provider.Find(name)?.Name : null;
        if (settings["AccessKey"] is null && Flag(remote["env_auth"]) == true)
            settings[remote["profile"] is null ? "CredentialSource" : "AwsProfile"] = remote["profile"] ?? "Environment";
        settings["Addressing"] = Flag(remote["force_path_style"]) switch { true => "Path", false => "VirtualHosted", _ => null };
        settings["ListVersion"] = remote["list_version"] is "1" or "2" ? remote["list_version"] : null;
        settings["UrlEncodedLists"] = Flag(remote["list_url_encode"]);
        settings["PayloadSigning"] = Flag(remote["use_unsigned_payload"]) switch { true => "Unsigned", false => "Signed", _ => null };
        settings["PartSize"] = Size(remote["chunk_size"]);
        if (Flag(remote["v2_auth"]) == true) remarks.Add("it signs with version 2, which is not supported; version 4 will be tried");
        if (settings["Url"] is null && (settings.Text("Provider") is not { } known || Provider.Find(known)!.UrlFor("x") is null))
            remarks.Add("it has no endpoint");
        if (CredentialSettings.Kind(settings) is null) remarks.Add("it has no credentials");
        return new(remote.Name, settings, remarks);
    }

    private static bool? Flag(string? text) =>
        text?.ToLowerInvariant() switch { "true" or "1" or "yes" => true, "false" or "0" or "no" => false, _ => null };

    /// <summary>A size as rclone writes it: <c>5Mi</c>, <c>5M</c>; a bare number counts KiB.</summary>
    private static long? Size(string? text)
    {
        if (text is null) return null;
        string number = text.TrimEnd('i', 'B').TrimEnd('k', 'K', 'm', 'M', 'g', 'G');
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return null;
        double unit = text.Length == number.Length
            ? 1024
            : char.ToUpperInvariant(text[number.Length]) switch { 'M' => 1 << 20, 'G' => 1 << 30, 'K' => 1024, _ => 1 };
        return (long)(value * unit);
    }
}
