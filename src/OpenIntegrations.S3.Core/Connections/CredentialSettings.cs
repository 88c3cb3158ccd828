using System;
using System.Linq;

namespace OpenIntegrations.S3.Connections;

/// <summary>The settings that say where credentials come from, and which of them can stand together.</summary>
public static class CredentialSettings
{
    /// <summary>Whether a setting of an older or inherited profile has a meaning beside what newer settings give.</summary>
    internal static bool Survives(string name, ConnectionSettings newer) =>
        Setting.Find(name)?.Keeps is null
            || newer.Given.All(given => given.Keeps is not { } keeps || given.Name == name || keeps.Contains(name));

    /// <summary>Where the credentials come from, in a few words and without secrets.</summary>
    /// <param name="settings">The settings of a connection.</param>
    /// <param name="shownKey">How an access key may be shown.</param>
    public static string Describe(ConnectionSettings settings, Func<string?, string?> shownKey)
    {
        CredentialKind? kind = CredentialKind.All.FirstOrDefault(k => settings[k.Name] is not null)
            ?? CredentialKind.All.FirstOrDefault(k => k.IsImplied(settings));
        string basis = kind?.Describe(settings, shownKey) ?? "none";
        return settings["RoleArn"] is null ? basis : $"role {settings.Text("RoleArn")} by {basis}";
    }

    /// <summary>The setting that decides where credentials come from; null for none.</summary>
    /// <exception cref="S3ConfigurationException">Two of them are given.</exception>
    public static string? Kind(ConnectionSettings settings) => KindOf(settings)?.Name;

    internal static CredentialKind? KindOf(ConnectionSettings settings)
    {
        CredentialKind[] given = CredentialKind.All.Where(kind => settings[kind.Name] is not null).ToArray();
        if (given.Length > 1)
            throw new S3ConfigurationException(
                $"The {settings.Origin} says twice where credentials come from: {given[0].Name} and {given[1].Name}. Give one of them.");
        return given.Length == 1 ? given[0] : CredentialKind.All.FirstOrDefault(kind => kind.IsImplied(settings));
    }
}
