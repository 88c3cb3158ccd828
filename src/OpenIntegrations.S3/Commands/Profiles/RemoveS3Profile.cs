using System;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Removes a stored profile with its secrets.</summary>
/// <example>
/// <code>Remove-S3Profile lab</code>
/// <para>Nothing is left of it.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3Profile", SupportsShouldProcess = true)]
public sealed class RemoveS3Profile : PlainCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), Alias("ProfileName"),
        ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Name, "Remove profile")) return;
        try
        {
            if (!ProfileStore.OfUser().Remove(Name)) throw ProfileErrors.Missing(Name);
            Session session = Session.Current;
            if (string.Equals(session.ProfileName, Name, StringComparison.OrdinalIgnoreCase)) session.ProfileName = null;
        }
        catch (Exception e) when (ProfileErrors.IsExpected(e))
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }
}
