using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.S3.Commands;

/// <summary>Chooses the profile for the rest of the session.</summary>
/// <remarks>-BasicData and -ProfileName still go before it. It lasts as long as the runspace, and changes nothing in others;
/// those of ForEach-Object -Parallel begin with it.</remarks>
/// <example>
/// <code>Use-S3Profile lab</code>
/// <para>Cmdlets that are told nothing else connect to it.</para>
/// </example>
/// <example>
/// <code>Use-S3Profile -None</code>
/// <para>Goes back to the environment and the profile named default.</para>
/// </example>
[Cmdlet(VerbsOther.Use, "S3Profile", DefaultParameterSetName = "Name")]
public sealed class UseS3Profile : PlainCmdlet
{
    /// <summary>The profile's name: that of a stored one, or else of one in AWS's shared files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Name"), Alias("ProfileName"),
        ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Uses no profile any more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "None")]
    public SwitchParameter None { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            Session.Current.ProfileName = None ? null : Known() ?? throw ProfileErrors.Missing(Name, RemedyKind.ListProfiles);
        }
        catch (System.Exception e) when (ProfileErrors.IsExpected(e))
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }

    private string? Known() =>
        ProfileStore.OfUser().Names().FirstOrDefault(n => string.Equals(n, Name, System.StringComparison.OrdinalIgnoreCase))
            ?? ConnectionSources.SharedNames(UserWorld.Create()).FirstOrDefault(n => n == Name);
}
