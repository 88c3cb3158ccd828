using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Measuring;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Counts what is below an address, and its bytes: in total, or by folder, storage class, extension or age.</summary>
/// <remarks>All levels count. It keeps the sums and not the items, however many there are.</remarks>
/// <example>
/// <code>Measure-S3Item s3://photos/2026/</code>
/// <para>How many objects a folder has, and how large they are together.</para>
/// </example>
/// <example>
/// <code>Measure-S3Item s3://photos -By Folder -AsHtml ./photos.html</code>
/// <para>The folders of a bucket, the largest first, and a page that shows them as areas.</para>
/// </example>
/// <example>
/// <code>Measure-S3Item s3://photos -Versions -By Age</code>
/// <para>What all versions take, by how old they are.</para>
/// </example>
/// <example>
/// <code>Measure-S3Item s3:// -By Folder</code>
/// <para>How much is in each bucket.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "S3Item", DefaultParameterSetName = ItemSet), OutputType(typeof(S3Measure), typeof(FileInfo))]
[Takes(typeof(FilterParameters)), Takes(typeof(StorageClassParameters))]
public sealed partial class MeasureS3Item : PlaceCmdlet
{
    /// <summary>What parts are told apart.</summary>
    [Parameter]
    public MeasureBy By { get; set; }

    /// <summary>How many levels of folders are told apart with -By Folder.</summary>
    [Parameter, ValidateRange(1, 64)]
    public int Depth { get; set; } = 1;

    /// <summary>Counts all versions.</summary>
    [Parameter]
    public SwitchParameter Versions { get; set; }

    /// <summary>
    /// Writes a page to this file that shows the folders as areas, and gives the file, too. It needs nothing but itself. Where a list
    /// fails, none is written, and the one that was there stays.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? AsHtml { get; set; }

    private protected override string? Default => null;

    private protected override void Process(Place place)
    {
        if (place.Kind is PlaceKind.Local)
            throw new ArgumentException($"'{place}' names nothing that can be measured. It looks like s3://bucket/folder/.");
        var finder = new Finder(Client) { Recurse = true, Versions = Versions, Filter = Filter };
        string? page = AsHtml is null ? null : FullPath(AsHtml);
        Run(place.Retyped, token => MeasureAsync(place, finder, page, token));
    }

    private async Task MeasureAsync(Place place, Finder finder, string? page, CancellationToken cancellationToken)
    {
        var shares = new Shares(By, DateTime.UtcNow, Depth);
        var map = new Treemap(place.Text, Size.Format);
        bool isWhole = true;
        await foreach (Found found in finder.FindAsync(place, cancellationToken).ConfigureAwait(false))
        {
            if (found.Entry is { Kind: EntryKind.Unknown, Error: { } error })
            {
                isWhole = false;
                Post(() => FailOne(error, place.Retyped));
                continue;
            }
            Entry entry = place.IsOfBuckets ? found.EntryOfStore : found.Entry;
            shares.Add(entry);
            if (page is not null && entry.Size is not null) map.Add(entry);
        }
        // Of what could not be read nobody knows that there is nothing.
        if (!isWhole && shares.Total.Count == 0) return;
        foreach (Share share in shares.BySize) Emit(new S3Measure(place, By, share, shares.Total.Bytes));
        // A page of half a bucket would look like that of a whole one, and take the place of it.
        if (page is not null && isWhole) Write(page, map);
    }

    private void Write(string page, Treemap map)
    {
        byte[] text = new UTF8Encoding(false).GetBytes(map.ToHtml());
        using (var file = new FileWriter(page))
        {
            file.Write(text, text.Length, 0);
            file.Commit();
        }
        Post(() => WriteObject(InvokeProvider.Item.Get([page], force: true, literalPath: true), enumerateCollection: true));
    }
}
