using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.S3.Profiles.Exchange;

namespace OpenIntegrations.S3.Commands;

/// <summary>Takes connections over from other programs, as profiles.</summary>
/// <remarks>
/// Read are the shared files of AWS's tools, rclone.conf, the configuration of MinIO's mc, and .s3cfg, at their usual places or at -Path.
/// Profiles that exist are left alone unless -Force is given. Nothing is sent.
/// </remarks>
/// <example>
/// <code>Import-S3Profile Rclone</code>
/// <para>All remotes of type s3.</para>
/// </example>
/// <example>
/// <code>Import-S3Profile Aws -Name 'prod*' -Prefix aws- -WhatIf</code>
/// <para>Shows which profiles of the AWS shared files would be taken over, and under which names.</para>
/// </example>
[Cmdlet(VerbsData.Import, "S3Profile", SupportsShouldProcess = true), OutputType(TypeNames.Profile)]
public sealed class ImportS3Profile : PlainCmdlet
{
    /// <summary>Whose configuration it is: Aws, Rclone, Mc or S3cmd.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ProfileOrigin From { get; set; }

    /// <summary>Where it lies; the program's usual place when not given. For Aws the folder of both files, or one of
    /// them: the other is looked for beside it.</summary>
    [Parameter(Position = 1)]
    public string? Path { get; set; }

    /// <summary>Only those whose name there is like this; wildcards are allowed.</summary>
    [Parameter]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Put before each name.</summary>
    [Parameter]
    public string Prefix { get; set; } = "";

    /// <summary>Replaces profiles that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            string? path = Path is null ? null : LocalPath.Full(SessionState.Path, Path);
            List<WildcardPattern> patterns = Name.Select(n => new WildcardPattern(n, WildcardOptions.IgnoreCase)).ToList();
            var store = ProfileStore.OfUser(WriteWarning);
            foreach (ImportedProfile profile in ProfileImport.Read(From, path, Environment.GetEnvironmentVariable, WriteWarning)
                .Where(p => patterns.Exists(n => n.IsMatch(p.Name)))) Take(profile, store);
        }
        catch (Exception e) when (ProfileErrors.IsExpected(e))
        {
            ThrowTerminatingError(Errors.Of(e, Path));
        }
    }

    private void Take(ImportedProfile profile, ProfileStore store)
    {
        string name = Prefix + profile.Name;
        foreach (string remark in profile.Remarks) WriteWarning($"'{profile.Name}': {remark}.");
        if (profile.Settings.Fault() is { } fault)
        {
            WriteWarning($"'{profile.Name}' was left out: {fault}");
            return;
        }
        if (CredentialSettings.Kind(profile.Settings) is null
            || profile.Remarks.Any(r => r.StartsWith("it has no ", StringComparison.Ordinal))) return;
        if (!Force && store.Find(name) is not null)
        {
            WriteError(Errors.Exists(name));
            return;
        }
        // A role's source comes along under its new name.
        if (profile.Settings.Text("SourceProfile") is { } source) profile.Settings["SourceProfile"] = Prefix + source;
        if (!ShouldProcess(name, "Store profile")) return;
        store.Set(name, profile.Settings);
        WriteObject(ProfileItem.Of(name, profile.Settings, store, Session.Current.Uses(name)));
    }
}
