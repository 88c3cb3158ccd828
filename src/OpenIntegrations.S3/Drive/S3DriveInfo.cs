using System;
using System.Management.Automation;
using System.Threading;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Pumping;
using OpenIntegrations.S3.Resolution;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

/// <summary>A drive: where it begins, and the connection that is its own. Nothing is asked before the drive is used.</summary>
public sealed class S3DriveInfo : PSDriveInfo, IStoreDrive
{
    private readonly DriveConnection _connection;
    private DriveStore? _store;
    private object? _of;
    private Expected? _expected;

    internal S3DriveInfo(PSDriveInfo drive, DrivePath root, DriveConnection connection)
        : base(drive.Name, drive.Provider, root.ToString(), drive.Description, drive.Credential,
            root.IsStore ? "s3://" : new S3Address(root.Bucket, root.Key).ToString()) =>
        (RootPath, _connection) = (root, connection);

    /// <summary>The name of the profile that leads to the store; null where it is another connection, or the one in use.</summary>
    public string? ProfileName => _connection.ProfileName;

    internal DrivePath RootPath { get; }

    bool IStoreDrive.HasOwnConnection => _connection.BasicData is not null || _connection.ProfileName is not null;

    /// <summary>The host that works on the drive now, which alone can ask the user.</summary>
    internal (IPumpHost Host, Pump Pump)? Speaker { get; set; }

    /// <summary>What a command was just told of paths that it comes to again.</summary>
    internal ToldFailures Told { get; } = new();

    /// <summary>The store, connected when it is first needed. To be called on the host's thread.</summary>
    internal DriveStore Store
    {
        get
        {
            ConnectionContext world = UserWorld.Create(new Interaction
            {
                AskAsync = (question, token) => Speaking.AskAsync(question, token),
                RunScriptAsync = (script, token) => Speaking.RunScriptAsync(script, token),
                ReadVaultAsync = (vault, name, token) => Speaking.ReadVaultAsync(vault, name, token),
                Warn = message => Speaking.Warn(message),
                Show = message => Speaking.Show(message),
            });
            if (_store is not null && Equals(_of, _connection.Stamp())) return _store;
            object of = _connection.Stamp();
            _store = new DriveStore(new S3Client(_connection.Connect(world)));
            _of = of;
            return _store;
        }
    }

    /// <summary>The connection as far as there is one.</summary>
    internal S3Connection? Connection => _store?.Client.Connection;

    private Interaction Speaking => Speaker is { } speaker
        ? new PipelineInteraction(speaker.Host, speaker.Pump.CallAsync, speaker.Pump.Warn).Interaction : Interaction.None;

    /// <summary>A path as one of this drive.</summary>
    internal DrivePath Own(DrivePath path) =>
        path.Below(RootPath) with { Drive = Name, Hidden = RootPath.ToString().Length - Name.Length - 1 };

    /// <summary>A command begins: what was seen before it is of the past.</summary>
    internal void Begin()
    {
        Told.Clear();
        _store?.Cache.Begin();
    }

    /// <summary>A command has given out what it was asked for: what comes next looks anew, and for something of its own.</summary>
    internal void Give()
    {
        Store.Cache.Give();
        if (_expected is { Want: Want.List }) Interlocked.Exchange(ref _expected, null)?.Dispose();
    }

    /// <summary>Says what the command that begins will want of a path, so that the first question already brings it.</summary>
    internal void Expect(DrivePath path, Want want)
    {
        Begin();
        Interlocked.Exchange(ref _expected, new Expected(path, want))?.Dispose();
    }

    /// <summary>What is expected of a path; null for nothing.</summary>
    internal Expected? ExpectedOf(DrivePath path, Want want) =>
        _expected is { } expected && expected.Path == path && expected.Want == want && expected.IsFresh ? expected : null;

    /// <summary>Takes what was opened for whoever comes to read it.</summary>
    internal ObjectStream? TakeOpened(DrivePath path) => ExpectedOf(path, Want.Content)?.Take();
}
