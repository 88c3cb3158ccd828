using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>
/// The shared files of AWS's tools: <c>~/.aws/config</c> and <c>~/.aws/credentials</c>, or where the environment says they are.
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
/// </summary>
internal sealed class AwsFiles
{
    public const string DefaultProfile = "default";

    private AwsFiles(string folder, string configPath, string credentialsPath)
    {
        (Folder, ConfigPath, CredentialsPath) = (folder, configPath, credentialsPath);
        IReadOnlyList<IniSection> sections = IniFile.Read(configPath);
        IReadOnlyList<IniSection> credentials = IniFile.Read(credentialsPath);
        Dictionary<string, IniSection> config = Named(sections, "profile");
        foreach (string name in config.Keys.Concat(credentials.Select(s => s.Name)).Distinct())
            Profiles[name] =
                new AwsProfile(name, config.TryGetValue(name, out IniSection? section) ? section : new IniSection(name),
                    credentials.FirstOrDefault(s => s.Name == name) ?? new IniSection(name));
        (SsoSessions, Services) = (Named(sections, "sso-session"), Named(sections, "services"));
    }

    /// <summary>The folder <c>.aws</c>.</summary>
    public string Folder { get; }

    public string ConfigPath { get; }

    public string CredentialsPath { get; }

    public Dictionary<string, AwsProfile> Profiles { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IniSection> SsoSessions { get; }

    public IReadOnlyDictionary<string, IniSection> Services { get; }

    /// <summary>Reads both files. Those that are missing are empty.</summary>
    /// <param name="environment">Says where they and the user's home are.</param>
    /// <param name="warn">Told when others can read the credentials.</param>
    /// <exception cref="S3ConfigurationException">One of them is no INI file.</exception>
    public static AwsFiles Read(Func<string, string?> environment, Action<string> warn)
    {
        string home = UserHome.Find(environment);
        string folder = Path.Combine(home, ".aws");
        string config = At(environment("AWS_CONFIG_FILE"), Path.Combine(folder, "config"), home);
        string credentials = At(environment("AWS_SHARED_CREDENTIALS_FILE"), Path.Combine(folder, "credentials"), home);
        return Read(folder, config, credentials, warn);
    }

    /// <summary>Reads files of that form that lie elsewhere.</summary>
    /// <param name="path">A folder with both files, or one of them.</param>
    /// <param name="warn">Told when others can read the credentials.</param>
    /// <exception cref="S3ConfigurationException">One of them is no INI file.</exception>
    public static AwsFiles ReadFrom(string path, Action<string> warn)
    {
        if (Directory.Exists(path)) return Read(path, Path.Combine(path, "config"), Path.Combine(path, "credentials"), warn);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        // The two belong together wherever they lie; a file of another name stands for itself.
        return Path.GetFileName(path) switch
        {
            "credentials" => Read(folder, Path.Combine(folder, "config"), path, warn),
            "config" => Read(folder, path, Path.Combine(folder, "credentials"), warn),
            _ when HasProfiles(path) => Read(folder, path, "", warn),
            _ => Read(folder, "", path, warn),
        };
    }

    private static bool HasProfiles(string path) =>
        File.Exists(path) && File.ReadAllText(path).Contains("[profile ", StringComparison.Ordinal);

    private static AwsFiles Read(string folder, string config, string credentials, Action<string> warn)
    {
        try
        {
            FileRights.Check(credentials, warn);
            var files = new AwsFiles(folder, config, credentials);
            if (files.Profiles.Values.Any(p => p.Config["aws_secret_access_key"] is not null)) FileRights.Check(config, warn);
            return files;
        }
        catch (Exception e) when (e is FormatException or UnauthorizedAccessException)
        {
            throw new S3ConfigurationException(e.Message, e);
        }
    }

    /// <exception cref="S3ConfigurationException">There is no such profile.</exception>
    public AwsProfile Find(string name) => Profiles.TryGetValue(name, out AwsProfile? profile)
        ? profile
        : throw new S3ConfigurationException($"There is no profile '{name}' in '{ConfigPath}' and '{CredentialsPath}'.");

    /// <summary>A profile, without anything in it when the files do not have it.</summary>
    public AwsProfile FindOrEmpty(string name) =>
        Profiles.TryGetValue(name, out AwsProfile? profile) ? profile : new AwsProfile(name, new IniSection(name), new IniSection(name));

    /// <summary>
    /// Sections of the form <c>[kind name]</c>, the name in quotes where it has blanks. The profile <c>default</c> needs no kind.
    /// </summary>
    private static Dictionary<string, IniSection> Named(IEnumerable<IniSection> sections, string kind)
    {
        var named = new Dictionary<string, IniSection>(StringComparer.Ordinal);
        foreach (IniSection section in sections)
        {
            string[] words = CommandLine.Split(section.Name, backslashEscapes: true);
            if (words.Length == 2 && words[0] == kind) named[words[1]] = section;
            else if (section.Name == DefaultProfile && kind == "profile") named[DefaultProfile] = section;
        }
        return named;
    }

    private static string At(string? given, string usual, string home) => given switch
    {
        null or "" => usual,
        _ when given == "~" || given.StartsWith("~/", StringComparison.Ordinal) || given.StartsWith("~\\", StringComparison.Ordinal) =>
            home + given.Substring(1),
        _ => given,
    };
}
