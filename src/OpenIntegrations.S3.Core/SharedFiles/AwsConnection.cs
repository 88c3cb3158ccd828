using System.Collections.Generic;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A connection as AWS's own tools would make it, from their variables and their shared files.</summary>
internal static class AwsConnection
{
    /// <summary>
    /// What the environment says: keys, a profile, or a web identity. Null when it says nothing of AWS; then no file is read.
    /// </summary>
    public static ConnectionSettings? OfEnvironment(ConnectionContext world)
    {
        string? profile = Named("AWS_PROFILE") ?? Named("AWS_DEFAULT_PROFILE");
        if (Value("AWS_ACCESS_KEY_ID") is not null && Value("AWS_SECRET_ACCESS_KEY") is null)
            throw new S3ConfigurationException("AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.");
        if (Value("AWS_ACCESS_KEY_ID") is not null)
            return Completed(new ConnectionSettings("environment") { ["CredentialSource"] = "Environment" }, profile, world);
        bool isIdentity = Value("AWS_WEB_IDENTITY_TOKEN_FILE") is not null && Value("AWS_ROLE_ARN") is not null;
        // The role of a profile that is chosen goes before it, other credentials there do not.
        if (!isIdentity || Files(world).FindOrEmpty(profile ?? AwsFiles.DefaultProfile).IsRole)
            return profile is null ? null : OfProfile(profile);
        var settings =
            new ConnectionSettings("environment") { ["WebIdentityTokenFile"] = Value("AWS_WEB_IDENTITY_TOKEN_FILE"),
                ["RoleArn"] = Value("AWS_ROLE_ARN"), ["RoleSessionName"] = Value("AWS_ROLE_SESSION_NAME") };
        return Completed(settings, profile, world);

        // As AWS's tools: a profile was meant to be named, and what else there is may be another store.
        string? Named(string name) => world.Environment(name) is { } value && string.IsNullOrWhiteSpace(value)
            ? throw new S3ConfigurationException($"{name} is set, and empty. Give it the name of a profile, or take it away.")
            : Value(name);

        string? Value(string name) => world.Environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The default profile of the shared files; null when they have none.</summary>
    public static ConnectionSettings? OfFiles(ConnectionContext world) =>
        Files(world).Profiles.ContainsKey(AwsFiles.DefaultProfile) ? OfProfile(AwsFiles.DefaultProfile) : null;

    /// <summary>The names of all profiles in the shared files; none without the files.</summary>
    public static IReadOnlyCollection<string> Names(ConnectionContext world) => Files(world).Profiles.Keys;

    /// <summary>A profile of the shared files by its name.</summary>
    public static ConnectionSettings OfProfile(string name) => new($"AWS profile '{name}'") { ["AwsProfile"] = name };

    private static AwsFiles Files(ConnectionContext world) => AwsFiles.Read(world.Environment, world.Interaction.Warn);

    private static ConnectionSettings Completed(ConnectionSettings settings, string? profile, ConnectionContext world)
    {
        AwsFiles files = Files(world);
        AwsProfile chosen = profile is null ? files.FindOrEmpty(AwsFiles.DefaultProfile) : files.Find(profile);
        new AwsSettings(files, chosen, world.Environment).Complete(settings);
        return settings;
    }
}
