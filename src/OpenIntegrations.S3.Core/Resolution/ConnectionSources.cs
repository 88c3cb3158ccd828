using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Resolution;

/// <summary>
/// Where a connection is looked for, in order. The first source that has one wins, and those behind it are not looked at.
/// </summary>
public static class ConnectionSources
{
    /// <summary>JSON or a file with basic data, for those who call from scripts.</summary>
    public const string BasicDataVariable = "OINT_BASIC";

    /// <param name="basicData">What the caller gave, or null.</param>
    /// <param name="profileName">The profile the caller named, a stored one or else one of AWS's shared files; or null.</param>
    /// <param name="sessionProfile">The profile in use in this session, or null.</param>
    /// <param name="world">The stored profiles and the environment.</param>
    /// <exception cref="S3ConfigurationException">
    /// No source has a connection, the named profile does not exist, or a value is wrong.
    /// </exception>
    public static ConnectionSettings Resolve(ConnectionSettings? basicData, string? profileName, string? sessionProfile,
        ConnectionContext world)
    {
        foreach (var source in new Func<ConnectionSettings?>[]
        {
            () => basicData is null ? null : world.Profiles.Inherit(basicData),
            () => Named(profileName, world),
            () => Named(sessionProfile, world),
            () => BasicDataFromEnvironment(world),
            () => AwsConnection.OfEnvironment(world),
            () => world.Profiles.Find(ProfileStore.DefaultName) is { } settings ? world.Profiles.Inherit(settings) : null,
            () => AwsConnection.OfFiles(world),
        })
        {
            if (source() is { } settings) return settings;
        }
        throw new S3ConfigurationException("No connection was given.") { Remedy = new Remedy(RemedyKind.NameConnection) };
    }

    /// <summary>The names of profiles of AWS's shared files, which can be named where no stored one has the name.</summary>
    /// <exception cref="S3ConfigurationException">A shared file is damaged.</exception>
    public static IReadOnlyCollection<string> SharedNames(ConnectionContext world) => AwsConnection.Names(world);

    // Something was meant to be named: what else there is may be another store.
    private static ConnectionSettings? Named(string? name, ConnectionContext world) => name switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(name) =>
            throw new S3ConfigurationException("The name of the profile is empty.") { Remedy = new Remedy(RemedyKind.ListProfiles) },
        _ => StoredOrShared(name.Trim(), world),
    };

    // Who comes from AWS's tools has profiles already, and names them as there.
    private static ConnectionSettings StoredOrShared(string name, ConnectionContext world) =>
        world.Profiles.Find(name) is null && AwsConnection.Names(world).Contains(name)
            ? AwsConnection.OfProfile(name) : world.Profiles.Resolve(name);

    private static ConnectionSettings? BasicDataFromEnvironment(ConnectionContext world) => world.Environment(BasicDataVariable) switch
    {
        null => null,
        var text when string.IsNullOrWhiteSpace(text) =>
            throw new S3ConfigurationException($"{BasicDataVariable} is set, and empty. Give it basic data, or take it away."),
        var text => world.Profiles.Inherit(ConnectionSettings.FromText(text, "basic data in " + BasicDataVariable)),
    };
}
