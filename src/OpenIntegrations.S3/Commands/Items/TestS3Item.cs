using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Tells whether an address names something that is there.</summary>
/// <remarks>
/// A folder is there when something is in it. Where a store will not say, because it refuses or is out of reach, that is an error and no
/// answer.
/// </remarks>
/// <example>
/// <code>Test-S3Item s3://photos/cat.jpg</code>
/// <para>Whether there is such an object, or a folder of that name.</para>
/// </example>
/// <example>
/// <code>Test-S3Item s3://photos/2026 -PathType Container</code>
/// <para>Whether something is below the folder.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "S3Item", DefaultParameterSetName = ItemSet), OutputType(typeof(bool))]
public sealed class TestS3Item : PlaceCmdlet
{
    /// <summary>What it must be: an object (Leaf), a folder or a bucket (Container), or either (Any).</summary>
    [Parameter]
    public ItemKind PathType { get; set; } = ItemKind.Any;

    private protected override void Process(Place place)
    {
        if (place.Kind is PlaceKind.Local)
            throw new ArgumentException($"'{place}' is no address in a store. It looks like s3://bucket/key.");
        ItemKind type = PathType;
        Start(place.Retyped, Width, async token => Emit(await IsThereAsync(place, type, token).ConfigureAwait(false)), isShort: true);
    }

    private async Task<bool> IsThereAsync(Place place, ItemKind type, CancellationToken cancellationToken)
    {
        // An empty bucket is there.
        if (place is { Kind: PlaceKind.Folder, Key.Length: 0 })
            return type != ItemKind.Leaf && await HasBucketAsync(place.Bucket, cancellationToken).ConfigureAwait(false);
        Place folder = place.Kind == PlaceKind.Key && type == ItemKind.Container
            ? Place.Of(new(place.Bucket, place.Key + "/")) : place;
        if (place.Kind == PlaceKind.Key && type == ItemKind.Leaf)
            return await IsObjectAsync(place, cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (Found found in new Finder(Client).FindAsync(folder, cancellationToken).ConfigureAwait(false))
            {
                if (found.Entry is { Kind: EntryKind.Unknown, Error: { } error }) return IsMissing(error, place) ? false : throw error;
                if (Fits(folder, found, type)) return true;
            }
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException || IsMissing(e, place))
        {
            return false;
        }
    }

    private async Task<bool> IsObjectAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            return await new Finder(Client).HeadAsync(place, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (S3RequestFailedException e) when (IsMissing(e, place))
        {
            return false;
        }
    }

    private async Task<bool> HasBucketAsync(string bucket, CancellationToken cancellationToken)
    {
        S3Answer answer = await Client.SendAsync(Requests.Routes.HeadBucket.For(bucket), cancellationToken).ConfigureAwait(false);
        return answer.Error is null ? true : answer.Status == 404 ? false : throw new S3RequestFailedException(answer);
    }

    private static bool Fits(Place place, Found found, ItemKind type)
    {
        // It says that the object is not there.
        if (found.Entry.Kind == EntryKind.DeleteMarker) return false;
        // Whatever is in a folder shows that it is there.
        bool isContainer = place.Kind == PlaceKind.Folder || (place.Kind == PlaceKind.Key && found.Folder == place.Key + "/")
            || found.Entry.Kind == EntryKind.Folder;
        return type == ItemKind.Any || isContainer == (type == ItemKind.Container);
    }

    // Of a version that says that the object was deleted a store shows nothing: 405, or 404.
    private static bool IsMissing(Exception failure, Place place) => failure is S3RequestFailedException refusal
        && (refusal.GetAnswer().Status == 404 || (refusal.GetAnswer().Status == 405 && place.VersionId is not null));
}
