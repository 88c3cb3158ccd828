using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Connections;

/// <summary>The settings that say where credentials come from, and which of them can stand together.</summary>
public static class CredentialSettings
{
    /// <summary>For each setting those of an older or inherited profile that are still of use beside it.</summary>
    private static readonly Dictionary<string, string[]> s_keeps = new()
    {
        ["AccessKey"] = ["Vault"],
        ["SecretKey"] = ["AccessKey", "Vault", "SecretName"],
        ["SessionToken"] = ["AccessKey", "SecretKey"],
        ["Vault"] = ["AccessKey", "SecretName"],
        ["SecretName"] = ["AccessKey", "Vault"],
        ["CredentialProcess"] = [],
        ["CredentialScript"] = [],
        ["CredentialSource"] = [],
        ["AwsProfile"] = [],
        ["SourceProfile"] = [],
        ["WebIdentityTokenFile"] = [],
        ["SignIn"] = [],
        ["AccessToken"] = [],
        ["TokenExpires"] = [],
        ["RefreshToken"] = [],
        ["TokenUrl"] = [],
        ["ClientId"] = [],
        ["UserName"] = [],
        ["Password"] = [],
    };

    private static readonly string[] s_exclusive =
        ["CredentialScript", "CredentialProcess", "AwsProfile", "SourceProfile", "CredentialSource", "WebIdentityTokenFile", "SignIn", "SecretName", "SecretKey"];

    /// <summary>Whether a setting of an older or inherited profile has a meaning beside what newer settings give.</summary>
    internal static bool Survives(string name, ConnectionSettings newer) =>
        !s_keeps.ContainsKey(name) || s_keeps.All(k => k.Key == name || newer[k.Key] is null || Array.IndexOf(k.Value, name) >= 0);

    /// <summary>Where the credentials come from, in a few words and without secrets.</summary>
    /// <param name="settings">The settings of a connection.</param>
    /// <param name="shownKey">How an access key may be shown.</param>
    public static string Describe(ConnectionSettings settings, Func<string?, string?> shownKey)
    {
        string basis = s_exclusive.FirstOrDefault(name => settings[name] is not null) switch
        {
            "CredentialScript" => "a script",
            "CredentialProcess" => "a program",
            "AwsProfile" => $"AWS profile {settings.Text("AwsProfile")}",
            "SourceProfile" => $"profile {settings.Text("SourceProfile")}",
            "CredentialSource" => settings.Text("CredentialSource")!,
            "WebIdentityTokenFile" => "a web identity",
            "SignIn" => SignIn(settings),
            "SecretName" => settings["Vault"] is null ? "a vault" : $"vault {settings.Text("Vault")}",
            _ when settings["AccessKey"] is not null => $"key {shownKey(settings.Text("AccessKey"))}",
            _ => "none",
        };
        return settings["RoleArn"] is null ? basis : $"role {settings.Text("RoleArn")} by {basis}";
    }

    // One that cannot be renewed without the user ends.
    private static string SignIn(ConnectionSettings settings)
    {
        string whose = settings.Text("UserName") is { } user ? $"sign-in of {user}" : "sign-in";
        return settings["RefreshToken"] is null && settings["Password"] is null && settings.Text("TokenExpires") is { } end ? $"{whose} until {end}" : whose;
    }

    /// <summary>The setting that decides where credentials come from; null for none.</summary>
    /// <exception cref="S3ConfigurationException">Two of them are given.</exception>
    public static string? Kind(ConnectionSettings settings)
    {
        string[] given = s_exclusive.Where(name => settings[name] is not null).ToArray();
        if (given.Length > 1) throw new S3ConfigurationException($"The {settings.Origin} says twice where credentials come from: {given[0]} and {given[1]}. Give one of them.");
        if (given.Length == 1) return given[0];
        return settings["Vault"] is not null ? "SecretName" : settings["AccessKey"] is not null ? "SecretKey" : null;
    }
}
