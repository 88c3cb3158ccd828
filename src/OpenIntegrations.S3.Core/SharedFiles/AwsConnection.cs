using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A connection as AWS's own tools would make it, from their variables and their shared files.</summary>
internal static class AwsConnection
{
    /// <summary>What the environment says: keys, a profile, or a web identity. Null when it says nothing of AWS; then no file is read.</summary>
    public static ConnectionSettings? OfEnvironment(ConnectionContext world)
    {
        string? profile = Value("AWS_PROFILE");
        if (Value("AWS_ACCESS_KEY_ID") is not null && Value("AWS_SECRET_ACCESS_KEY") is not null) return Completed(new ConnectionSettings("environment") { ["CredentialSource"] = "Environment" }, profile, world);
        if (profile is not null) return OfProfile(profile);
        if (Value("AWS_WEB_IDENTITY_TOKEN_FILE") is not { } token || Value("AWS_ROLE_ARN") is not { } role) return null;
        var settings = new ConnectionSettings("environment") { ["WebIdentityTokenFile"] = token, ["RoleArn"] = role, ["RoleSessionName"] = Value("AWS_ROLE_SESSION_NAME") };
        return Completed(settings, null, world);

        string? Value(string name) => world.Environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The default profile of the shared files; null when they have none.</summary>
    public static ConnectionSettings? OfFiles(ConnectionContext world) =>
        AwsFiles.Read(world.Environment, world.Interaction.Warn).Profiles.ContainsKey(AwsFiles.DefaultProfile) ? OfProfile(AwsFiles.DefaultProfile) : null;

    private static ConnectionSettings OfProfile(string name) => new($"AWS profile '{name}'") { ["AwsProfile"] = name };

    private static ConnectionSettings Completed(ConnectionSettings settings, string? profile, ConnectionContext world)
    {
        AwsFiles files = AwsFiles.Read(world.Environment, world.Interaction.Warn);
        AwsProfile chosen = profile is null ? files.FindOrEmpty(AwsFiles.DefaultProfile) : files.Find(profile);
        new AwsSettings(files, chosen, world.Environment).Complete(settings);
        return settings;
    }
}
