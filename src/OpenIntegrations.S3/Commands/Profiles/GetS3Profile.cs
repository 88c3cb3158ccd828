using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the stored profiles, without their secrets.</summary>
/// <remarks>The values are those that hold: what a profile inherits is there, too.</remarks>
/// <example>
/// <code>Get-S3Profile</code>
/// <para>All profiles; a star marks the one in use.</para>
/// </example>
/// <example>
/// <code>Get-S3Profile lab | Format-List</code>
/// <para>All that a profile says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3Profile"), OutputType(TypeNames.Profile)]
public sealed class GetS3Profile : PlainCmdlet
{
    /// <summary>The profile's name, with wildcards; all profiles when not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("ProfileName"),
        ArgumentCompleter(typeof(ProfileNameCompleter)), ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var store = ProfileStore.OfUser(WriteWarning);
            var pattern = new WildcardPattern(Name, WildcardOptions.IgnoreCase);
            List<string> found = store.Names().Where(pattern.IsMatch).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(Name))
                throw ProfileErrors.Missing(Name);
            foreach (string name in found) WriteObject(ProfileItem.Of(name, store.Find(name)!, store, Session.Current.Uses(name)));
        }
        catch (System.Exception e) when (ProfileErrors.IsExpected(e))
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }
}
