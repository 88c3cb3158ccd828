using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialKinds;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>
/// Where the aws command line takes a profile's credentials from, in its order: a role with its source, a web identity, single sign-on,
/// keys in <c>credentials</c>, a process, keys in <c>config</c>.
/// </summary>
/// <param name="files">The shared files.</param>
/// <param name="sts">Where roles are assumed.</param>
internal sealed class AwsCredentialChain(AwsFiles files, StsClient sts)
{
    private readonly List<string> _visited = [];

    /// <summary>The source of a profile's credentials, or null when it has none.</summary>
    /// <param name="name">The profile.</param>
    /// <exception cref="S3ConfigurationException">The profile contradicts itself or names another that is not there.</exception>
    public FetchedSource? Of(string name)
    {
        AwsProfile profile = files.FindOrEmpty(name);
        _visited.Add(name);
        return profile.IsRole ? OfRole(profile) : OfProfile(profile);
    }

    private FetchedSource? OfProfile(AwsProfile profile) =>
        OfWebIdentity(profile) ?? OfSso(profile) ?? Keys(profile.Credentials) ?? OfProcess(profile) ?? Keys(profile.Config);

    private AssumeRoleSource OfRole(AwsProfile profile)
    {
        (string? source, string? other) = (profile["credential_source"], profile["source_profile"]);
        if (source is not null && other is not null) throw Wrong(profile, "has both source_profile and credential_source");
        FetchedSource basis = (source, other) switch
        {
            (not null, _) => OfCredentialSource(profile, source),
            (_, not null) => OfSourceProfile(profile, other),
            _ => throw Wrong(profile, "has a role_arn, and neither source_profile nor credential_source"),
        };
        return new AssumeRoleSource(basis, Role(profile["role_arn"]!, profile), sts);
    }

    private static RoleSettings Role(string arn, AwsProfile profile)
    {
        bool hasDuration = int.TryParse(profile["duration_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return new RoleSettings(arn, profile["role_session_name"], profile["external_id"], profile["mfa_serial"],
            hasDuration ? profile["duration_seconds"] : null);
    }

    private FetchedSource OfSourceProfile(AwsProfile profile, string name)
    {
        if (!files.Profiles.TryGetValue(name, out AwsProfile? source))
            throw Wrong(profile, $"has the source_profile '{name}', which is not there");
        // A profile may be its own source when it has keys besides its role.
        bool isLoop = _visited.Contains(name) && !(name == profile.Name && source.HasKeys);
        if (isLoop) throw Wrong(profile, $"leads back to '{name}' by its source_profile");
        _visited.Add(name);
        if (source.IsRole && !source.HasKeys) return OfRole(source);
        return OfProfile(source) ?? throw Wrong(profile, $"has the source_profile '{name}', which has no credentials");
    }

    private FetchedSource OfCredentialSource(AwsProfile profile, string source) =>
        NamedSource.Create(source, sts.Context)
            ?? throw Wrong(profile, $"has the credential_source '{source}'; known are {string.Join(", ", NamedSource.Names)}");

    private FetchedSource? OfWebIdentity(AwsProfile profile)
    {
        if (profile["web_identity_token_file"] is not { } file) return null;
        string arn = profile["role_arn"] ?? throw Wrong(profile, "has a web identity and no role_arn");
        return new WebIdentitySource(file, new RoleSettings(arn, profile["role_session_name"]), sts);
    }

    private FetchedSource? OfSso(AwsProfile profile)
    {
        if (profile["sso_account_id"] is null && profile["sso_role_name"] is null) return null;
        IniSection session = new("");
        if (profile["sso_session"] is { } name && !files.SsoSessions.TryGetValue(name, out session!))
            throw Wrong(profile, $"has the sso_session '{name}', which is not there");
        string tokenName = profile["sso_session"] ?? Needed("sso_start_url");
        string token = Path.Combine(files.Folder, "sso", "cache", Sha1(tokenName) + ".json");
        return new SsoSource(token, Needed("sso_region"), Needed("sso_account_id"), Needed("sso_role_name"), sts.Context);

        string Needed(string key) => session[key] ?? profile[key] ?? throw Wrong(profile, $"uses single sign-on and lacks {key}");
    }

    private static string Sha1(string text)
    {
        using Checksum digest = Checksum.Create("SHA1");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        digest.Append(bytes, 0, bytes.Length);
        return Hash.Hex(digest.Finish());
    }

    private FetchedSource? OfProcess(AwsProfile profile) =>
        profile["credential_process"] is { } command ? new ProcessSource(command, sts.Context) : null;

    private FetchedSource? Keys(IniSection section)
    {
        if (section["aws_access_key_id"] is not { } access) return null;
        string secret = section["aws_secret_access_key"]
            ?? throw new S3ConfigurationException($"The profile '{section.Name}' has an aws_access_key_id and no aws_secret_access_key.");
        try
        {
            return new KeysSource(
                CleanCredentials.Of(access, secret, section["aws_security_token"] ?? section["aws_session_token"]), sts.Context);
        }
        catch (FormatException e)
        {
            throw new S3ConfigurationException(
                $"The profile '{section.Name}' in '{files.ConfigPath}' and '{files.CredentialsPath}' cannot be used: {e.Message}", e);
        }
    }

    private S3ConfigurationException Wrong(AwsProfile profile, string what) =>
        new($"The profile '{profile.Name}' in '{files.ConfigPath}' {what}.");
}
