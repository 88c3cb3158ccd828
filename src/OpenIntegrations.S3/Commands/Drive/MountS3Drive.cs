using System;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Drive.Crossing;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Commands;

/// <summary>Makes a drive of a store, a bucket, or a folder in one.</summary>
/// <remarks>
/// The cmdlets for files then work there: Get-ChildItem, Set-Location, Get-Content, Copy-Item and so on. A profile that is not there is an
/// error; the store is asked nothing before the drive is used. A drive S3: of the connection in use is there as soon as the module is
/// imported.
/// </remarks>
/// <example>
/// <code>
/// Mount-S3Drive photos my-bucket/2026 -ProfileName minio
/// Get-ChildItem photos:/
/// </code>
/// <para>A folder of a bucket as a drive, by a stored connection.</para>
/// </example>
/// <example>
/// <code>Mount-S3Drive lab -BasicData @{ Url = 'http://localhost:9000'; AccessKey = 'me'; SecretKey = $secret }</code>
/// <para>A whole store, with its buckets at the top.</para>
/// </example>
/// <example>
/// <code>
/// Mount-S3Drive -ItemCommands
/// Copy-Item ./site S3:/photos -Recurse
/// Get-ChildItem S3:/photos -Filter *.jpg | Copy-Item -Destination ./pictures
/// Mount-S3Drive -ItemCommands:$false
/// </code>
/// <para>PowerShell's own names for copies between files and drives, and back to how it was.</para>
/// </example>
[Cmdlet(VerbsData.Mount, "S3Drive"), OutputType(typeof(PSDriveInfo))]
public sealed class MountS3Drive : ConnectedCmdlet
{
    /// <summary>The drive's name, without the colon; S3 when not given.</summary>
    [Parameter(Position = 0), ValidateNotNullOrEmpty]
    public string Name { get; set; } = S3Provider.ProviderName;

    /// <summary>Where the drive begins: a bucket, or a bucket and a prefix (bucket/a/b). The whole store when not given.</summary>
    [Parameter(Position = 1), Alias("Bucket", "BucketName"), ArgumentCompleter(typeof(BucketCompleter)), AllowEmptyString]
    public string Root { get; set; } = "";

    /// <summary>Who sees the drive: Global for all, which is the default, Local, Script, or a number of scopes.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string Scope { get; set; } = "Global";

    /// <summary>
    /// Copy-Item, Move-Item and Get-FileHash then go between files and all drives of stores, and Get-Content -Tail in them: functions of
    /// these names stand before PowerShell's commands, and hand all else on to them. -ItemCommands:$false takes them away, and so do the
    /// end of the last drive that asked for them, and of the module. Of a drive that is there, S3: when none is named, this alone is
    /// changed.
    /// </summary>
    [Parameter]
    public SwitchParameter ItemCommands { get; set; }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        if (!IsGiven(nameof(ItemCommands))) Mount();
        else if (!ItemCommands && !IsGiven(nameof(Name))) ItemFunctions.Current.Leave();
        else if ((Present() ?? Mount()) is { } drive) ItemFunctions.Current.Want(drive, ItemCommands);
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The drive that is there, where nothing is said that would make another one.</summary>
    private S3DriveInfo? Present() => IsGiven(nameof(Root)) || (BasicData ?? ProfileName) is not null ? null
        : SessionState.Drive.GetAll().OfType<S3DriveInfo>()
            .FirstOrDefault(d => string.Equals(d.Name, Name.TrimEnd(':'), StringComparison.OrdinalIgnoreCase));

    private S3DriveInfo? Mount()
    {
        string name = Name.TrimEnd(':');
        var bare = new PSDriveInfo(name, SessionState.Provider.GetOne(DriveNames.Provider), Root, "", null);
        var connection = new DriveConnection(BasicData as ConnectionSettings, ProfileName, null);
        S3DriveInfo Drive() => new(bare, DrivePath.Root(name, Root), connection);
        try
        {
            connection.DemandProfile(World);
            PSDriveInfo made = SessionState.Drive.New(Drive(), Scope);
            // One that is only to be shown: PowerShell keeps type names with the object, and Get-PSDrive has a table for the drive itself.
            var shown = new PSObject(Drive());
            shown.TypeNames.Insert(0, TypeNames.MountedDrive);
            WriteObject(shown);
            return made as S3DriveInfo;
        }
        catch (S3ConfigurationException e)
        {
            WriteError(Errors.Of(e, Name));
            return null;
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or ArgumentException)
        {
            WriteError(new ErrorRecord(e, "DriveNotMounted", ErrorCategory.InvalidArgument, Name));
            return null;
        }
    }
}
