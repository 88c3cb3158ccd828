using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets what an address names: objects, folders, versions, buckets.</summary>
/// <remarks>
/// Of a folder or a bucket it gets what is in it, one level or with -Recurse all: then objects come, and markers of folders, which are
/// objects, too. Pages are asked for as the pipeline takes them, so that Select-Object -First ends the list early. Each filter must
/// fit; -Exclude wins. What it gives can be piped to all that acts on items, also from a job, another machine, or a CSV file.
/// </remarks>
/// <example>
/// <code>Get-S3Item s3://photos/2026/</code>
/// <para>What is in a folder: its objects and its folders.</para>
/// </example>
/// <example>
/// <code>Get-S3Item 's3://photos/**/*.jpg' -LargerThan 10MB</code>
/// <para>The large pictures at any level.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://photos -Recurse | Sort-Object Size -Descending -Top 10</code>
/// <para>The ten largest objects of a bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://backup -Recurse -OlderThan 30d | Remove-S3Item</code>
/// <para>Deletes what was not changed for thirty days, after a question.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://docs/plan.txt -Versions</code>
/// <para>The versions of an object, the newest first.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html"/>
[Cmdlet(VerbsCommon.Get, "S3Item", DefaultParameterSetName = ItemSet), OutputType(typeof(S3Item))]
[Takes(typeof(FilterParameters)), Takes(typeof(StorageClassParameters))]
public sealed partial class GetS3Item : PlaceCmdlet
{
    /// <summary>Gets all that is below a folder, and below the folders that a pattern names.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>How many levels below the first; 0 is the first alone. With it folders come, too, and each costs a request.</summary>
    [Parameter, ValidateRange(0, 1024)]
    public int? Depth { get; set; }

    /// <summary>Gets all versions, the newest first, and the markers of what was deleted.</summary>
    [Parameter, Alias("IncludeVersions")]
    public SwitchParameter Versions { get; set; }

    /// <summary>
    /// Gets what was there at a time, of the versions that the bucket keeps: a date, or a span such as 2d for so long ago.
    /// </summary>
    [Parameter, MomentTransformation]
    public DateTime? AsOf { get; set; }

    /// <summary>Only folders; with -Recurse those at all levels.</summary>
    [Parameter]
    public SwitchParameter Directory { get; set; }

    /// <summary>Only objects.</summary>
    [Parameter]
    public SwitchParameter File { get; set; }

    private protected override string? Default => "s3://";

    private protected override void Process(Place place)
    {
        if (place.Kind == PlaceKind.Local)
            throw new ArgumentException($"'{place}' is no address in a store. It looks like s3://bucket/key; Get-ChildItem lists files.");
        var finder = new Finder(Client)
        {
            Recurse = Recurse || Depth is not null, Depth = Depth, Versions = Versions, AsOf = AsOf, WantsFolders = Directory,
            Filter = Filter,
        };
        bool files = File;
        // Many single objects are asked for together; what may be long comes when it is wanted.
        Start(place.Retyped, place.Kind == PlaceKind.Key ? Width : 1,
            token => EmitAsync(finder.FindAsync(place, token), place.Retyped, found => IsWanted(found, files), token), isShort: true);
        if (place.Kind != PlaceKind.Key) Drain();
    }

    // The marker of the folder itself is not in it.
    private static bool IsWanted(Found found, bool files)
    {
        bool isFolder = found.Entry.Kind == EntryKind.Folder;
        return !isFolder || (!files && (found.Folder is null || found.Entry.Path.Length > 0));
    }
}
