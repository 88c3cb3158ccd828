using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the stored profiles, without their secrets.</summary>
/// <example>
/// <code>Get-S3Profile</code>
/// <para>All profiles; a star marks the one in use.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3Profile"), OutputType(TypeNames.Profile)]
public sealed class GetS3Profile : PSCmdlet
{
    // Longer than any access key and shorter than any token: a JWT in its place is a secret too.
    private const int LongestKeyShown = 64;

    /// <summary>The profile's name, with wildcards; all profiles when not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("ProfileName"), ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string Name { get; set; } = "*";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var store = ProfileStore.OfUser();
            var pattern = new WildcardPattern(Name, WildcardOptions.IgnoreCase);
            List<string> found = store.Names().Where(pattern.IsMatch).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(Name)) throw new S3ConfigurationException($"There is no profile '{Name}'.");
            foreach (string name in found) WriteObject(Describe(name, store.Find(name)!));
        }
        catch (S3ConfigurationException e)
        {
            ThrowTerminatingError(Errors.Of(e, Name));
        }
    }

    private static PSObject Describe(string name, ConnectionSettings settings)
    {
        Item item = new Item(TypeNames.Profile).With("Name", name).With("ProfileName", name).With("InUse", name == Session.ProfileName);
        foreach (Setting setting in settings.Given.Where(s => !s.IsSecret)) item.With(setting.Name, Shown(setting, settings[setting.Name]));
        return item.Done();
    }

    private static object? Shown(Setting setting, object? value) =>
        setting.Name == "AccessKey" && value is string { Length: > LongestKeyShown } token ? token.Substring(0, 4) + "…" : value;
}
