using System.Collections.Generic;
using System.Text.Json;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>The aliases of MinIO's command line, which earlier releases called hosts.</summary>
internal static class McImport
{
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static IEnumerable<ImportedProfile> Read(string text)
    {
        var configuration = JsonTree.Read(text) as TreeMap ?? throw new JsonException("it is no JSON object.");
        foreach (var (name, value) in configuration.GetMap("aliases") ?? configuration.GetMap("hosts") ?? new TreeMap())
        {
            if (value is TreeMap alias) yield return Read(name, alias);
        }
    }

    private static ImportedProfile Read(string name, TreeMap alias)
    {
        var remarks = new List<string>();
        var settings = new ConnectionSettings($"mc alias '{name}'")
        {
            ["Url"] = alias.GetText("url"),
            ["AccessKey"] = alias.GetText("accessKey"),
            ["SecretKey"] = alias.GetText("secretKey"),
            ["SessionToken"] = alias.GetText("sessionToken"),
            ["Addressing"] =
                (alias.GetText("path") ?? alias.GetText("lookup")) switch { "on" or "path" => "Path", "off" or "dns" => "VirtualHosted",
                    _ => null },
        };
        if (settings["Url"] is null) remarks.Add("it has no url");
        if (settings["AccessKey"] is null) remarks.Add("it has no credentials");
        if (alias.GetText("api") is "S3v2" or "s3v2")
            remarks.Add("it signs with version 2, which is not supported; version 4 will be tried");
        return new(name, settings, remarks);
    }
}
