using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Files;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>Whose configuration is read.</summary>
public enum ProfileOrigin
{
    /// <summary>The shared files of AWS's tools.</summary>
    Aws,

    /// <summary>rclone's configuration file.</summary>
    Rclone,

    /// <summary>The configuration of MinIO's command line.</summary>
    Mc,

    /// <summary>The configuration of s3cmd.</summary>
    S3cmd,
}

/// <summary>Takes connections over from other programs.</summary>
public static class ProfileImport
{
    /// <param name="origin">Whose configuration it is.</param>
    /// <param name="path">Where it lies; null for the program's usual place.</param>
    /// <param name="environment">Says where the usual places are.</param>
    /// <param name="warn">Told when others can read the file.</param>
    /// <exception cref="S3ConfigurationException">The file is not there, or cannot be understood.</exception>
    public static IReadOnlyList<ImportedProfile> Read(ProfileOrigin origin, string? path, Func<string, string?> environment,
        Action<string> warn) => [.. ReadAll(origin, path, environment, warn).Select(Judged)];

    private static IReadOnlyList<ImportedProfile> ReadAll(ProfileOrigin origin, string? path, Func<string, string?> environment,
        Action<string> warn)
    {
        if (origin == ProfileOrigin.Aws)
            return [.. AwsImport.Read(path is null ? AwsFiles.Read(environment, warn) : AwsFiles.ReadFrom(Existing(path), warn))];
        string file = Existing(path ?? UsualPlace(origin, environment));
        FileRights.Check(file, warn);
        try
        {
            string text = File.ReadAllText(file);
            return origin switch
            {
                ProfileOrigin.Rclone => [.. RcloneImport.Read(text)],
                ProfileOrigin.Mc => [.. McImport.Read(text)],
                _ => [.. S3cmdImport.Read(text)],
            };
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new S3ConfigurationException($"'{file}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>One half of a pair of keys signs nothing, and the program it comes from may have had the other elsewhere.</summary>
    private static ImportedProfile Judged(ImportedProfile profile)
    {
        ConnectionSettings settings = profile.Settings;
        bool hasDefault = Provider.Find(settings.Text("Provider") ?? "")?.DefaultSecret is not null;
        string? missing = (IsGiven("AccessKey"), IsGiven("SecretKey")) switch
        {
            (true, false) when !hasDefault => "secret key for its access key",
            (false, true) => "access key for its secret key",
            _ => null,
        };
        return missing is null ? profile : profile with { Remarks = [.. profile.Remarks, "it has no " + missing] };

        bool IsGiven(string name) => !string.IsNullOrWhiteSpace(settings.Text(name));
    }

    private static string UsualPlace(ProfileOrigin origin, Func<string, string?> environment)
    {
        string home = UserHome.Find(environment);
        return origin switch
        {
            ProfileOrigin.Rclone =>
                environment("RCLONE_CONFIG") is { Length: > 0 } given
                    ? given
                    : Path.Combine(ConfigHome(home, environment), "rclone", "rclone.conf"),
            ProfileOrigin.Mc =>
                Path.Combine(environment("MC_CONFIG_DIR") is { Length: > 0 } folder
                    ? folder
                    : Path.Combine(home, Path.DirectorySeparatorChar == '\\' ? "mc" : ".mc"), "config.json"),
            _ => Path.Combine(home, ".s3cfg"),
        };
    }

    private static string ConfigHome(string home, Func<string, string?> environment) =>
        environment("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? config
            : environment("APPDATA") is { Length: > 0 } roaming
            ? roaming
            : Path.Combine(home, ".config");

    private static string Existing(string path) =>
        File.Exists(path) || Directory.Exists(path) ? path : throw new S3ConfigurationException($"There is no file '{path}'.");
}
