using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Drive.Crossing;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Pumping;
using OpenIntegrations.S3.Resolution;

namespace OpenIntegrations.S3.Drive;

/// <summary>Stores as drives: buckets, folders and objects, for the cmdlets that PowerShell has for files.</summary>
/// <remarks>PowerShell makes many instances for each command: what lasts is kept by the drive.</remarks>
[CmdletProvider(ProviderName, ProviderCapabilities.ShouldProcess | ProviderCapabilities.Filter | ProviderCapabilities.Credentials)]
public sealed partial class S3Provider : NavigationCmdletProvider
{
    /// <summary>The provider's name, and that of the drive that is there by itself.</summary>
    public const string ProviderName = "S3";

    private readonly DriveWork _work;

    public S3Provider() => _work = new DriveWork(new ProviderHost(this));

    /// <summary>
    /// Done when PowerShell begins the provider in a session, as each import of the module has it do: the only part of one that is told the
    /// session.
    /// </summary>
    internal static Action? Started { get; set; }

    /// <inheritdoc/>
    protected override ProviderInfo Start(ProviderInfo providerInfo)
    {
        providerInfo.Home = ProviderName + ":/";
        Session.Current.State = SessionState;
        Started?.Invoke();
        return providerInfo;
    }

    /// <inheritdoc/>
    protected override Collection<PSDriveInfo> InitializeDefaultDrives()
    {
        var bare = new PSDriveInfo(ProviderName, ProviderInfo, "", "The store of the profile in use.", null);
        return [new S3DriveInfo(bare, DrivePath.Root(ProviderName, ""), DriveConnection.OfSession)];
    }

    /// <inheritdoc/>
    protected override object NewDriveDynamicParameters() => new DriveParameters();

    /// <inheritdoc/>
    protected override PSDriveInfo? NewDrive(PSDriveInfo drive)
    {
        if (drive is S3DriveInfo made) return made;
        var given = DynamicParameters as DriveParameters ?? new DriveParameters();
        var connection = new DriveConnection(given.BasicData as ConnectionSettings, given.ProfileName, drive.Credential);
        connection.DemandProfile(UserWorld.Create());
        return new S3DriveInfo(drive, DrivePath.Root(drive.Name, drive.Root), connection);
    }

    /// <inheritdoc/>
    protected override PSDriveInfo RemoveDrive(PSDriveInfo drive)
    {
        if (drive is S3DriveInfo gone) ItemFunctions.Current.Want(gone, false);
        return drive;
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _work.Stop();

    /// <summary>The drive of a path. A piped item comes without one, and its path names it.</summary>
    private S3DriveInfo DriveOf(DrivePath path)
    {
        DemandOwnCredential();
        if (PSDriveInfo is S3DriveInfo own && (path.Drive.Length == 0 || Is(own, path.Drive))) return own;
        return SessionState.Drive.Get(path.Drive) as S3DriveInfo
            ?? throw new DriveNotFoundException($"'{TerminalText.Of(path.Drive)}' is no drive of a store.");
    }

    /// <summary>A drive has one connection: whoever gives another key to a command would be answered by that one.</summary>
    private void DemandOwnCredential()
    {
        if (Credential is { } given && given != PSCredential.Empty && !ReferenceEquals(given, PSDriveInfo?.Credential))
            throw new NotSupportedException("A drive keeps the key that it was made with. New-PSDrive -Credential makes one with another.");
    }

    private static bool Is(PSDriveInfo drive, string name) => string.Equals(drive.Name, name, StringComparison.OrdinalIgnoreCase);

    private static DrivePath At(string path) => DrivePath.Parse(path);

    /// <summary>Does something for a path; what is wrong becomes the path's error.</summary>
    /// <param name="path">The path.</param>
    /// <param name="action">What to do.</param>
    /// <param name="isAsked">Whether the command has not come to the path before.</param>
    private T? Try<T>(string path, Func<DrivePath, S3DriveInfo, T> action, bool isAsked = false)
    {
        DrivePath at = At(path);
        S3DriveInfo? drive = null;
        try
        {
            drive = DriveOf(at);
            at = drive.Own(at);
            return !isAsked && drive.Told.Has(at, CallingCommand.Of(this)) ? default : action(at, drive);
        }
        catch (Exception e) when (IsError(e))
        {
            ErrorRecord error = DriveErrors.Of(e, at, drive?.Connection);
            if (EngineCall.IsDeaf) throw error.Exception;
            if (drive?.Told.Knows(e, CallingCommand.Of(this)) is not true) WriteError(error);
            return default;
        }
    }

    internal static bool IsError(Exception failure) =>
        failure is not (PipelineStoppedException or FlowControlException or OperationCanceledException or PSNotSupportedException)
            && !HostFailures.Has(failure);

    private T Run<T>(S3DriveInfo drive, Func<DriveStore, Pump, CancellationToken, Task<T>> work)
    {
        using OpenWork open = _work.Open(drive);
        DriveStore store = drive.Store;
        return open.Run((pump, token) => work(store, pump, token));
    }

    /// <summary>What a path names.</summary>
    private AtPath Find(S3DriveInfo drive, DrivePath path)
    {
        if (IsRoot(drive, path)) return new AtPath(null, RootOf(path));
        return drive.Store.Cache.Find(path) ?? Run(drive, (store, _, token) => store.FindAsync(path, token));
    }

    /// <summary>The same, and an error where it names nothing. With a separator at its end a path names no object.</summary>
    private AtPath Existing(S3DriveInfo drive, DrivePath path)
    {
        AtPath found = Find(drive, path);
        if (path.NamesFolder && found.Refusal is null) found = found with { Object = null };
        return found.Exists ? found : throw Missing(path);
    }

    // A drive begins where its maker says: nobody asks before something in it is wanted.
    private static bool IsRoot(S3DriveInfo drive, DrivePath path) =>
        path.IsStore || (path.Bucket == drive.RootPath.Bucket && path.Key == drive.RootPath.Key);

    private static Node RootOf(DrivePath path) => path.IsStore ? Node.Store
        : path.Key is null ? Node.OfBucket(path.Bucket, null) : Node.OfFolder(path.Bucket, path.Prefix);

    private static ItemNotFoundException Missing(DrivePath path) => new($"Cannot find path '{path.Shown}' because it does not exist.");

    private void Fail(Exception failure, DrivePath path, S3DriveInfo? drive) =>
        WriteError(DriveErrors.Of(failure, path, drive?.Connection));

    /// <summary>Asks whether something may be changed.</summary>
    private bool May(string action, string target) => ShouldProcess(TerminalText.Of(target), action);
}
