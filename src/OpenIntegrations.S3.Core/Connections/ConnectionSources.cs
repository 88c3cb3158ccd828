using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Connections;

/// <summary>Where a connection is looked for, in order. The first source that has one wins.</summary>
public static class ConnectionSources
{
    /// <summary>JSON or a file with basic data, for those who call from scripts.</summary>
    public const string BasicDataVariable = "OINT_BASIC";

    /// <param name="basicData">What the caller gave, or null.</param>
    /// <param name="profileName">The profile the caller named, or null.</param>
    /// <param name="sessionProfile">The profile in use in this session, or null.</param>
    /// <param name="store">The stored profiles.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="S3ConfigurationException">No source has a connection, the named profile does not exist, or a value is wrong.</exception>
    public static ConnectionSettings Resolve(
        ConnectionSettings? basicData, string? profileName, string? sessionProfile, ProfileStore store, Func<string, string?> environment)
    {
        foreach (var source in new Func<ConnectionSettings?>[]
        {
            () => basicData,
            () => Named(store, profileName),
            () => Named(store, sessionProfile),
            () => BasicDataFromEnvironment(environment),
            () => AwsEnvironment(environment),
            () => store.Find(ProfileStore.DefaultName),
        })
        {
            if (source() is { } settings) return settings;
        }
        throw new S3ConfigurationException(
            "No connection was given. Pass -BasicData or -ProfileName, choose a profile with Use-S3Profile, store one named 'default' with Set-S3Profile, " +
            $"or set {BasicDataVariable} or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    }

    private static ConnectionSettings? Named(ProfileStore store, string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        return store.Find(name!) ?? throw new S3ConfigurationException($"There is no profile '{name}'. {Known(store.Names())}");
    }

    private static string Known(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "None is stored yet; Set-S3Profile stores one." : $"Stored are: {string.Join(", ", names)}.";

    private static ConnectionSettings? BasicDataFromEnvironment(Func<string, string?> environment) =>
        environment(BasicDataVariable) is { Length: > 0 } text ? ConnectionSettings.FromText(text, "basic data in " + BasicDataVariable) : null;

    private static ConnectionSettings? AwsEnvironment(Func<string, string?> environment)
    {
        if (string.IsNullOrEmpty(environment("AWS_ACCESS_KEY_ID")) || string.IsNullOrEmpty(environment("AWS_SECRET_ACCESS_KEY"))) return null;
        string region = First("AWS_REGION", "AWS_DEFAULT_REGION") ?? S3Connection.DefaultRegion;
        return new ConnectionSettings("environment")
        {
            ["AccessKey"] = environment("AWS_ACCESS_KEY_ID"),
            ["SecretKey"] = environment("AWS_SECRET_ACCESS_KEY"),
            ["SessionToken"] = environment("AWS_SESSION_TOKEN"),
            ["Region"] = region,
            ["Url"] = First("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL") ?? $"https://s3.{region}.amazonaws.com",
        };

        string? First(params string[] names)
        {
            foreach (string name in names)
            {
                if (environment(name) is { Length: > 0 } value) return value;
            }
            return null;
        }
    }
}
