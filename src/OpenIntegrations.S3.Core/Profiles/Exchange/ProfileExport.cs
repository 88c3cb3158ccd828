using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>Writes a connection for other programs, with the credentials that it has at this moment.</summary>
public static class ProfileExport
{
    /// <summary>OInt's basic data.</summary>
    public static string BasicData(S3Connection connection, Credentials credentials)
    {
        var data = new TreeMap
        {
            { "URL", connection.Endpoint.Origin + connection.Endpoint.BasePath },
            { "AccessKey", credentials.AccessKey },
            { "SecretKey", credentials.SecretKey },
            { "Region", connection.Region },
            { "Service", connection.Service },
        };
        if (credentials.SessionToken is not null) data.Add("SessionToken", credentials.SessionToken);
        if (connection.PartSize != Provider.Other.PartSize) data.Add("ChunkSize", connection.PartSize);
        return JsonTree.Write(data) + "\n";
    }

    /// <summary>A file of AWS's form with the connection as one of its profiles; the others stay as they are.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="credentials">Its credentials.</param>
    /// <param name="name">The profile's name there.</param>
    /// <param name="path">The file, whose name tells whether profiles are called so in it.</param>
    /// <param name="replaces">Whether a profile of that name may be replaced.</param>
    /// <exception cref="S3ConfigurationException">The file has such a profile already.</exception>
    public static string Aws(S3Connection connection, Credentials credentials, string name, string path, bool replaces)
    {
        string word = name.Any(char.IsWhiteSpace) ? $"\"{name}\"" : name;
        string section = Path.GetFileName(path) == "config" && name != AwsFiles.DefaultProfile ? $"[profile {word}]" : $"[{name}]";
        List<string> lines = File.Exists(path) ? File.ReadAllLines(path).ToList() : [];
        int start = lines.FindIndex(l => l.Trim() == section);
        if (start >= 0 && !replaces) 
            throw new S3ConfigurationException($"'{path}' has a profile '{name}' already.") { Remedy = new Remedy(RemedyKind.Replace) };
        if (start >= 0) lines.RemoveRange(start, EndOf(lines, start) - start);
        if (lines.Count > 0 && lines[lines.Count - 1].Length > 0) lines.Add("");
        lines.Add(section);
        lines.AddRange(Pairs(connection, credentials).Where(p => p.Value is not null).Select(p => p.Key + " = " + p.Value));
        return string.Join("\n", lines) + "\n";
    }

    private static int EndOf(List<string> lines, int start) =>
        lines.FindIndex(start + 1, l => l.TrimStart().StartsWith('[')) is var end and >= 0 ? end : lines.Count;

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(S3Connection connection, Credentials credentials) =>
    [
        new("aws_access_key_id", credentials.AccessKey),
        new("aws_secret_access_key", credentials.SecretKey),
        new("aws_session_token", credentials.SessionToken),
        new("region", connection.Region),
        new("endpoint_url", connection.Provider.Name == "AWS" ? null : connection.Endpoint.Origin + connection.Endpoint.BasePath),
        new("ca_bundle", connection.Transport.CaFile),
        // Without it AWS's tools send checksums in a form that few other stores take.
        new("request_checksum_calculation", connection.Provider.ChecksumMode == ChecksumMode.Always ? null : "when_required"),
        new("response_checksum_validation", connection.Provider.ChecksumMode == ChecksumMode.Always ? null : "when_required"),
        new("s3", connection.Endpoint.Style == AddressingStyle.Path ? "\n  addressing_style = path" : null),
    ];
}
