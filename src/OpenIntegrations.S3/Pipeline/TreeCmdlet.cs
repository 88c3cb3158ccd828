using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>A cmdlet that works on whole trees: folders of the file system and of stores.</summary>
public abstract class TreeCmdlet : ConnectedCmdlet
{
    private S3Client? _destinationStore;

    /// <summary>The profile of the store that -Destination is in, where that is another one than the source's.</summary>
    [Parameter, ArgumentCompleter(typeof(ProfileNameCompleter)), ValidateNotNullOrEmpty]
    public string? DestinationProfileName { get; set; }

    /// <summary>The connection to the store that -Destination is in, as -BasicData has that of the source.</summary>
    [Parameter, BasicDataTransformation, ValidateNotNullOrEmpty]
    public object? DestinationBasicData { get; set; }

    /// <summary>Takes links of the file system for what they lead to. Otherwise they are left out, with a warning.</summary>
    [Parameter]
    public SwitchParameter FollowLinks { get; set; }

    /// <summary>
    /// Writes keys that are no names of files as names all the same (a:b becomes a%3Ab, a//b a/%_/b), the same on every system, and reads
    /// such names as those keys on the way back. Otherwise each of them is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter EscapeNames { get; set; }

    /// <summary>Takes empty folders along. In a store they are objects without bytes whose keys end in /.</summary>
    [Parameter]
    public SwitchParameter EmptyFolders { get; set; }

    /// <summary>
    /// Writes the times of files into the metadata of their objects (mtime, as rclone has it), and gives files such times back. Otherwise
    /// a file gets the time when its object was written. Where a file has another time than the store's list, its object is asked for it.
    /// </summary>
    [Parameter]
    public SwitchParameter KeepTimes { get; set; }

    /// <summary>
    /// How many requests are under way at the same time. Without it they are 16 at first, become up to 64 while that brings more, and
    /// fewer when the store refuses some of them (503) or does not answer in time.
    /// </summary>
    [Parameter, ValidateRange(1, 1024)]
    public int? ThrottleLimit { get; set; }

    private protected FileNames Names => EscapeNames ? FileNames.Escaped : FileNames.AsTheyAre;

    /// <summary>The store that the source is in.</summary>
    private protected S3Client SourceStore => Throttled(Client);

    /// <summary>The store that the destination is in.</summary>
    private protected S3Client DestinationStore => _destinationStore ??= Throttled(
        DestinationProfileName is null && DestinationBasicData is null ? Client : ClientFor(DestinationBasicData, DestinationProfileName));

    /// <summary>A place that an address or a path names as a whole folder.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="isSource">Whose store it is in.</param>
    /// <exception cref="ArgumentException">It names no folder.</exception>
    private protected TreeEnd FolderEnd(string text, bool isSource)
    {
        text = isSource ? SourceText(text) : DestinationText(text);
        Place place = Place.Parse(text);
        return place.Kind switch
        {
            PlaceKind.Local => new FileEnd(TrimEnd(FullPath(text)), Names),
            PlaceKind.Folder => new StoreEnd(isSource ? SourceStore : DestinationStore, place.Bucket, place.Key),
            PlaceKind.Key when place.VersionId is null =>
                new StoreEnd(isSource ? SourceStore : DestinationStore, place.Bucket, place.Key + "/"),
            _ => throw new ArgumentException($"'{text}' is not one folder: give a path, or an address such as s3://bucket/folder/."),
        };
    }

    private protected bool IsSourceNamed => (BasicData ?? ProfileName) is not null;

    /// <summary>A source as an address where it is in a drive.</summary>
    private protected string SourceText(string text) => DriveText.Address(SessionState, text, IsSourceNamed);

    /// <summary>A destination as an address where it is in a drive.</summary>
    private protected string DestinationText(string text) =>
        DriveText.Address(SessionState, text, IsSourceNamed || (DestinationBasicData ?? DestinationProfileName) is not null);

    /// <summary>A full path without what separates it from what is in it.</summary>
    private protected static string TrimEnd(string path)
    {
        string trimmed = path.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
        return trimmed.Length > 0 && !trimmed.EndsWith(':') ? trimmed : path;
    }

    /// <inheritdoc/>
    protected override void Fail(Exception failure, object? record)
    {
        if (failure is S3RequestFailedException refusal && record is not null) WriteError(Errors.Refused(refusal, record));
        else base.Fail(failure, record);
    }

    private S3Client Throttled(S3Client client)
    {
        if (ThrottleLimit is { } limit && client.Limiter.Limit != limit) client.Limiter.Limit = limit;
        return client;
    }
}
