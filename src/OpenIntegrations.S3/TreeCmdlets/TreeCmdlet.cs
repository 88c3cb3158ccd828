using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that works on whole trees: folders of the file system and of stores.</summary>
public abstract class TreeCmdlet : AddressCmdlet
{
    /// <summary>
    /// How many requests are under way at the same time. Without it they are 16 at first, become up to 64 while that brings more, and
    /// fewer when the store refuses some of them (503) or does not answer in time.
    /// </summary>
    [Parameter, ValidateRange(1, 1024)]
    public int? ThrottleLimit { get; set; }

    /// <summary>How keys and names of files become each other.</summary>
    private protected virtual FileNames Names => FileNames.AsTheyAre;

    /// <summary>The store that the source is in.</summary>
    private protected S3Client SourceStore => Throttled(Client);

    /// <summary>The store that the destination is in.</summary>
    private protected virtual S3Client DestinationStore => SourceStore;

    /// <summary>Whether the store of the destination was named by itself.</summary>
    private protected virtual bool IsDestinationNamed => false;

    /// <summary>
    /// A place that an address or a path names as a whole folder; that of a destination with nothing in it taken for a wildcard.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="isSource">Whose store it is in.</param>
    /// <exception cref="ArgumentException">It names no folder.</exception>
    private protected TreeEnd FolderEnd(string text, bool isSource)
    {
        text = isSource ? SourceText(text) : DestinationText(text);
        Place place = Place.Parse(text, isLiteral: !isSource);
        return place.Kind switch
        {
            // A tree of one thing without a name: all else at the other end would be too much.
            PlaceKind.Local when File.Exists(TrimEnd(FullPath(text))) =>
                throw new ArgumentException($"'{text}' is a file. Copy-S3Item copies it."),
            PlaceKind.Local => new FileEnd(TrimEnd(FullPath(text)), Names),
            PlaceKind.Folder => new StoreEnd(isSource ? SourceStore : DestinationStore, place.Bucket, place.Key),
            PlaceKind.Key when place.VersionId is null =>
                new StoreEnd(isSource ? SourceStore : DestinationStore, place.Bucket, place.Key + "/"),
            PlaceKind.Pattern => throw new ArgumentException(
                $"'{text}' is a pattern, and one folder is due. A backtick before a wildcard takes it as it is."),
            _ => throw new ArgumentException($"'{text}' is not one folder: give a path, or an address such as s3://bucket/folder/."),
        };
    }

    /// <summary>A destination as an address where it is in a drive.</summary>
    private protected string DestinationText(string text) =>
        DriveText.Address(SessionState, text, IsSourceNamed || IsDestinationNamed);

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

    /// <summary>A client with as many requests at the same time as are wanted.</summary>
    private protected S3Client Throttled(S3Client client)
    {
        if (ThrottleLimit is { } limit && client.Limiter.Limit != limit) client.Limiter.Limit = limit;
        return client;
    }
}
