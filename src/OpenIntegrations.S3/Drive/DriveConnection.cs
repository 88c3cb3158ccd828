using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.S3.Drive;

/// <summary>Which connection a drive uses: the one it was made with, or the one that is in use in the session.</summary>
/// <param name="BasicData">Its settings, or null.</param>
/// <param name="ProfileName">The name of its profile, or null.</param>
/// <param name="Credential">A key of its own, or null.</param>
internal sealed record DriveConnection(ConnectionSettings? BasicData, string? ProfileName, PSCredential? Credential)
{
    private static readonly string[] s_variables = ["AWS_", "OINT_"];

    /// <summary>That of the session, whatever it is when the drive is used.</summary>
    public static DriveConnection OfSession { get; } = new(null, null, null);

    public S3Connection Connect(ConnectionContext world)
    {
        string? session = BasicData is null && ProfileName is null ? Session.Current.ProfileName : null;
        ConnectionSettings settings = ConnectionSources.Resolve(BasicData, ProfileName, session, world);
        return S3Connection.Create(WithCredential(settings), world);
    }

    /// <summary>Refuses a profile that there is not, before a drive is made with it. Nothing is asked of a store.</summary>
    public void DemandProfile(ConnectionContext world)
    {
        if (BasicData is null && ProfileName is not null) ConnectionSources.Resolve(null, ProfileName, null, world);
    }

    /// <summary>Changes when the connection may have become another one: a drive with a connection of its own keeps it.</summary>
    public object Stamp()
    {
        if (BasicData is not null || ProfileName is not null) return this;
        var profiles = new FileInfo(ProfileStore.OfUser().Path);
        string file = profiles.Exists ? $"{profiles.LastWriteTimeUtc.Ticks} {profiles.Length}" : "";
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(v => s_variables.Any(p => ((string)v.Key).StartsWith(p, StringComparison.Ordinal)))
            .Select(v => $"{v.Key}={v.Value}").OrderBy(v => v, StringComparer.Ordinal);
        return string.Join("\n", variables.Prepend(file).Prepend(Session.Current.ProfileName ?? ""));
    }

    private ConnectionSettings WithCredential(ConnectionSettings settings)
    {
        if (Credential is null || Credential == PSCredential.Empty) return settings;
        return new ConnectionSettings(settings.Origin)
        {
            ["AccessKey"] = Credential.UserName,
            ["SecretKey"] = Secrets.Reveal(Credential.Password),
        }.Over(settings);
    }
}
