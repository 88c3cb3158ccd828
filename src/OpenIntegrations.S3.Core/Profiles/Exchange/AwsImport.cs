using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.SharedFiles;

namespace OpenIntegrations.S3.Profiles.Exchange;

/// <summary>
/// Profiles of the AWS shared files. Values are copied; single sign-on stays with the aws command line and is referred to.
/// </summary>
internal static class AwsImport
{
    private static readonly (string Key, string Setting)[] s_role =
        [("role_arn", "RoleArn"), ("role_session_name", "RoleSessionName"), ("external_id", "ExternalId"), ("mfa_serial", "MfaSerial"),
            ("duration_seconds", "Duration")];

    public static IEnumerable<ImportedProfile> Read(AwsFiles files) =>
        files.Profiles.Values.OrderBy(p => p.Name, System.StringComparer.OrdinalIgnoreCase).Select(p => Read(files, p));

    private static ImportedProfile Read(AwsFiles files, AwsProfile profile)
    {
        var settings = new ConnectionSettings($"AWS profile '{profile.Name}'");
        new AwsSettings(files, profile, static _ => null).Complete(settings);
        if (profile["role_arn"] is null) settings["StsUrl"] = null;
        foreach (var (key, setting) in s_role) settings[setting] = profile["role_arn"] is null ? null : profile[key];
        AddSource(settings, profile);
        return new(profile.Name, settings, CredentialSettings.Kind(settings) is null ? ["it has no credentials"] : []);
    }

    private static void AddSource(ConnectionSettings settings, AwsProfile profile)
    {
        bool isOwnSource = profile["source_profile"] == profile.Name;
        if (profile["web_identity_token_file"] is { } token) settings["WebIdentityTokenFile"] = token;
        else if (profile["role_arn"] is not null && !isOwnSource)
            (settings["SourceProfile"], settings["CredentialSource"]) = (profile["source_profile"], profile["credential_source"]);
        else if (profile["sso_account_id"] is not null) settings["AwsProfile"] = profile.Name;
        else if (profile["aws_access_key_id"] is null) settings["CredentialProcess"] = profile["credential_process"];
        else (settings["AccessKey"], settings["SecretKey"], settings["SessionToken"]) =
            (profile["aws_access_key_id"], profile["aws_secret_access_key"], profile["aws_session_token"]);
    }
}
