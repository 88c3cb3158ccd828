using System;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Makes a drive of a store, a bucket, or a folder in one.</summary>
/// <remarks>
/// The cmdlets for files then work there: Get-ChildItem, Set-Location, Get-Content, Copy-Item and so on. Nothing is asked before the drive
/// is used. A drive S3: of the connection in use is there as soon as the module is imported.
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
[Cmdlet(VerbsData.Mount, "S3Drive"), OutputType(typeof(PSDriveInfo))]
public sealed class MountS3Drive : ConnectedCmdlet
{
    /// <summary>The drive's name, without the colon.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Where the drive begins: a bucket, or a bucket and a prefix (bucket/a/b). The whole store when not given.</summary>
    [Parameter(Position = 1), Alias("Bucket", "BucketName"), ArgumentCompleter(typeof(BucketCompleter)), AllowEmptyString]
    public string Root { get; set; } = "";

    /// <summary>Who sees the drive: Global for all, which is the default, Local, Script, or a number of scopes.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string Scope { get; set; } = "Global";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string name = Name.TrimEnd(':');
        var bare = new PSDriveInfo(name, SessionState.Provider.GetOne(DriveNames.Provider), Root, "", null);
        var connection = new DriveConnection(BasicData as ConnectionSettings, ProfileName, null);
        try
        {
            WriteObject(SessionState.Drive.New(new S3DriveInfo(bare, DrivePath.Root(name, Root), connection), Scope));
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or ArgumentException)
        {
            WriteError(new ErrorRecord(e, "DriveNotMounted", ErrorCategory.InvalidArgument, Name));
        }
    }
}
