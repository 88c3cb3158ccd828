using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>The sections of <c>.s3cfg</c>, the configuration of s3cmd.</summary>
internal static class S3cmdImport
{
    private const string BucketHole = "%(bucket)";

    public static IEnumerable<ImportedProfile> Read(string text) => IniFile.Parse(text, IniLines.Single).Select(Unquote).Select(Read);

    private static IniSection Unquote(IniSection section)
    {
        foreach (var (key, value) in section.Values.ToList())
        {
            if (value.Length >= 2 && value[0] == '"' && value[value.Length - 1] == '"')
                section.Values[key] = value.Substring(1, value.Length - 2);
        }
        return section;
    }

    private static ImportedProfile Read(IniSection section)
    {
        string host = section["host_base"] ?? "s3.amazonaws.com";
        var settings = new ConnectionSettings($"s3cmd section '{section.Name}'")
        {
            ["Url"] = (Is(section["use_https"], "false") ? "http://" : "https://") + host,
            ["AccessKey"] = section["access_key"],
            ["SecretKey"] = section["secret_key"],
            ["SessionToken"] = section["access_token"],
            ["Region"] = section["bucket_location"] switch { "US" => null, "EU" => "eu-west-1", var place => place },
            ["Addressing"] = section["host_bucket"] is { } pattern
                ? pattern.StartsWith(BucketHole, StringComparison.Ordinal)
                ? "VirtualHosted"
                : "Path"
                : null,
            ["PartSize"] = long.TryParse(section["multipart_chunk_size_mb"], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
                ? size << 20
                : null,
            ["Proxy"] = section["proxy_host"] is { } proxy
                ? $"http://{proxy}:{(section["proxy_port"] is { } port and not "0" ? port : "3128")}"
                : null,
            ["CaFile"] = section["ca_certs_file"],
            ["SkipCertificateCheck"] = Is(section["check_ssl_certificate"], "false") ? true : null,
        };
        var remarks = new List<string>();
        if (settings["AccessKey"] is null) remarks.Add("it has no credentials");
        if (Is(section["signature_v2"], "true")) remarks.Add("it signs with version 2, which is not supported; version 4 will be tried");
        return new(section.Name == "default" ? "s3cmd" : section.Name, settings, remarks);
    }

    private static bool Is(string? value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}
