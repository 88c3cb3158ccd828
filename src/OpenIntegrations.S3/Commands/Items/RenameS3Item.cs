using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gives an object or a folder of a store another name in the same place.</summary>
/// <remarks>
/// A store knows no renaming: each object is copied under its new key by the store itself and then deleted, with metadata and tags. Of a
/// folder these are all objects below it. What has the new name already is an error, unless -Force overwrites it.
/// </remarks>
/// <example>
/// <code>Rename-S3Item s3://photos/2026/cat.jpg dog.jpg</code>
/// <para>Makes s3://photos/2026/dog.jpg of it.</para>
/// </example>
/// <example>
/// <code>Rename-S3Item s3://photos/2026/ archive</code>
/// <para>Makes s3://photos/archive/ of a folder.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/copy-object.html"/>
[Cmdlet(VerbsCommon.Rename, "S3Item", SupportsShouldProcess = true), OutputType(typeof(ItemResult))]
public sealed class RenameS3Item : MoveCmdlet
{
    private readonly TakenNames _taken = new(StringComparer.Ordinal, "Give each a name of its own.");

    /// <summary>The object or folder: an address such as s3://bucket/key, with nothing in it taken for a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true),
        AddressTransformation, ArgumentCompleter(typeof(AddressCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The new name, without a folder. Move-S3Item takes things elsewhere.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string NewName { get; set; } = "";

    /// <summary>Overwrites what has the new name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Activity => "Renaming";

    private protected override string? Deed => "Rename";

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        (string path, string newName, bool force) = (Path, NewName, Force);
        var record = new ItemResult { Source = path, Status = ItemStatus.Failed };
        try
        {
            Place place = PlaceAt(path, isLiteral: true);
            _ = SourceStore;
            if (Hopeless is { } known) FailInTurn(record, known);
            else Start(record, Width, token => RenameAsync(place, newName, force, token), isShort: true, null, place.Text);
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            FailInTurn(record, e);
        }
    }

    private async Task RenameAsync(Place place, string newName, bool force, CancellationToken cancellationToken)
    {
        if (place.Kind is not (PlaceKind.Key or PlaceKind.Folder) || place.Key.Length == 0 || place.VersionId is not null)
            throw new ArgumentException($"'{place}' is no object and no folder of a bucket, which alone have a name that can change.");
        if (newName.Trim('/').Length == 0 || newName.TrimEnd('/').Contains('/'))
            throw new ArgumentException($"'{newName}' is no name. Move-S3Item takes things to other folders.");
        string old = place.Key.TrimEnd('/');
        string key = old.Substring(0, old.LastIndexOf('/') + 1) + newName.TrimEnd('/');
        Found? single = place.Kind == PlaceKind.Folder ? null
            : await new Finder(SourceStore).HeadAsync(place, cancellationToken).ConfigureAwait(false);
        string end = single is null ? "/" : "";
        lock (_taken) _taken.Take(new S3Address(place.Bucket, key + end).ToString(), place.ToString());
        if (!force) await DemandFreeAsync(place.Bucket, key + end, cancellationToken).ConfigureAwait(false);
        var job = new TreeJob(new StoreEnd(SourceStore, place.Bucket, old + end) { Only = single?.Entry },
            new StoreEnd(SourceStore, place.Bucket, key + end)) { EmptyFolders = true };
        Plan plan = job.CreatePlan();
        await RunAsync(job, plan, moves: true, single is null ? ThrottleLimit : 1, cancellationToken).ConfigureAwait(false);
        if (plan.IsEmpty) throw new FileNotFoundException($"There is no object '{place}', and nothing is below it.");
    }

    private async Task DemandFreeAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        S3Request list = Routes.ListObjects.For(bucket).With("Prefix", key).With("MaxKeys", 1);
        S3Answer page = await SourceStore.SendOrThrowAsync(list, cancellationToken).ConfigureAwait(false);
        foreach (var found in page.Response.GetMaps("ListBucketResult", "Contents"))
        {
            if (found.GetText("Key") is { } taken && (key.EndsWith('/') ? taken.StartsWith(key, StringComparison.Ordinal) : taken == key))
                throw new IOException($"There is 's3://{bucket}/{key}' already. -Force overwrites it.");
        }
    }
}
