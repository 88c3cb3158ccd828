using System;
using System.Management.Automation;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gives the objects that an inventory lists, without asking the store for a list of them.</summary>
/// <remarks>
/// It reads what S3 Inventory writes (manifest.json and its files in CSV) and what S3 Batch Operations take: rows of bucket and key without
/// a header, keys percent-encoded, packed (.gz) or not. What it gives can be piped to all that acts on items. An inventory is as old as
/// its date: what was deleted since is an error of whoever acts on it, and what came since is not in it. Files with a header are read by
/// Import-Csv, and their rows can be piped in the same way.
/// </remarks>
/// <example>
/// <code>Import-S3Inventory s3://inventories/photos/manifest.json -Shard 3/16 | Copy-S3Item -Destination s3://archive/</code>
/// <para>Copies the third of sixteen shares of a bucket, by its inventory.</para>
/// </example>
/// <example>
/// <code>Import-S3Inventory ./list.csv.gz -Column Bucket, Key, VersionId | Remove-S3Item -WhatIf</code>
/// <para>Shows what would be deleted of a list of versions.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html"/>
[Cmdlet(VerbsData.Import, "S3Inventory", DefaultParameterSetName = PathSet), OutputType(typeof(S3Item))]
[Takes(typeof(FilterParameters)), Takes(typeof(StorageClassParameters))]
public sealed partial class ImportS3Inventory : PlaceCmdlet
{
    /// <summary>
    /// What the columns of a file hold that no manifest tells of, by S3's names: Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size,
    /// LastModifiedDate, ETag, StorageClass; others are passed over. Without it they are bucket and key, and a third is an error.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>Takes keys as they stand. Otherwise they are percent-encoded, with + for a blank, as S3 writes them.</summary>
    [Parameter]
    public SwitchParameter PlainKeys { get; set; }

    private protected override void Process(Place place)
    {
        if (place.Kind is not (PlaceKind.Local or PlaceKind.Key))
            throw new ArgumentException($"'{place}' is no file and no object. Name the manifest.json or the list itself.");
        Place file = place.Kind == PlaceKind.Local ? Place.Parse(FullPath(place.Text)) : place;
        var inventory = new Inventory(file.IsRemote ? Client : null) { Columns = Column, PlainKeys = PlainKeys };
        (Filter filter, Place keys) = (Filter, file with { NamesBelow = "" });
        Run(file.Text, token => EmitAsync(inventory.FindAsync(file, token), file.Text, found => filter.Takes(found, keys), token));
    }
}
