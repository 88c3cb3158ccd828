using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.SharedFiles;

/// <summary>A case of tests/vectors/aws-files.txt.</summary>
internal sealed record AwsFilesCase(string Title, IReadOnlyDictionary<string, string> Parts)
{
    public static IReadOnlyList<AwsFilesCase> All { get; } =
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "vectors", "aws-files.txt"))
        .Split("\n### ").Skip(1).Select(Parse).ToList();

    public string? Profile => Parts.GetValueOrDefault("profile")?.Trim();

    public string? Code => Parts.GetValueOrDefault("code")?.Trim();

    public string Expected => Parts["expect"].Trim();

    /// <summary>Writes the files into a world and sets its environment.</summary>
    public void Build(TestWorld world, string server)
    {
        foreach (var (name, text) in Parts)
        {
            string? path =
                name switch { "config" or "credentials" => ".aws/" + name,
                    _ when name.StartsWith("file ", StringComparison.Ordinal) => name[5..], _ => null };
            if (path is not null) world.Write(path, Fill(text));
        }
        foreach (string variable in new[] { "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT" }) world.Environment[variable] = server;
        world.Environment["AWS_METADATA_SERVICE_TIMEOUT"] = "3600";
        foreach (string line in Fill(Parts.GetValueOrDefault("env", "")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            world.Environment[line.Split('=')[0]] = line.Split('=', 2)[1];
        world.Code = Code;

        string Fill(string text) =>
            text.Replace("{home}", world.Home, StringComparison.Ordinal).Replace("{server}", server, StringComparison.Ordinal);
    }

    private static AwsFilesCase Parse(string text)
    {
        string[] parts = text.Split("\n--- ");
        return new AwsFilesCase(parts[0].Trim(),
            parts.Skip(1).Select(p => p.Split('\n', 2)).ToDictionary(p => p[0].Trim(), p => p[1].TrimEnd()));
    }
}
