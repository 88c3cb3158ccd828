using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Deletes objects, or versions of them: from the pipeline as many a request as the store takes, S3 a thousand.</summary>
/// <remarks>
/// In a bucket that keeps versions, deleting an object adds a delete marker and keeps what was there; deleting a version is for good.
/// An object that does not exist is no error. Where the store has no batch, objects are deleted one by one.
/// </remarks>
/// <example>
/// <code>Remove-S3Object photos cat.jpg</code>
/// <para>Deletes an object.</para>
/// </example>
/// <example>
/// <code>Get-S3Object photos -Unwrap | Where-Object LastModified -lt (Get-Date).AddDays(-30) | Remove-S3Object</code>
/// <para>Deletes the objects that are older than a month.</para>
/// </example>
/// <example>
/// <code>Get-S3Object photos -Prefix tmp/ | Remove-S3Object -Force</code>
/// <para>Deletes all objects below a prefix. Whole lists, as they come without -Unwrap, are deleted after a question or with -Force.</para>
/// </example>
/// <example>
/// <code>Remove-S3Object photos tmp/ -Recurse</code>
/// <para>The same, asked once for all that is there.</para>
/// </example>
/// <example>
/// <code>'a.txt', 'b.txt' | Remove-S3Object -Bucket photos</code>
/// <para>Deletes objects by their keys.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html"/>
[Cmdlet(VerbsCommon.Remove, "S3Object", SupportsShouldProcess = true, DefaultParameterSetName = "InputObject"),
    OutputType(typeof(Envelope))]
[S3Operation(nameof(Routes.DeleteObject), Action = "Delete object")]
[S3Operation(nameof(Routes.DeleteObjects), Action = "Delete objects")]
[Takes(typeof(RequestPayerParameters))]
public sealed partial class RemoveS3Object : S3Cmdlet
{
    private const int BatchesAtOnce = 2;
    private readonly DeleteBatches _batches;
    private readonly Dictionary<string, BatchDelete> _deletions = new(StringComparer.Ordinal);
    private readonly RemovalList _listed = new();
    private readonly RemovalList _below = new();
    private string? _versionId;

    public RemoveS3Object() => _batches = new DeleteBatches(Delete);

    /// <summary>The bucket's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Key"),
        Parameter(Mandatory = true, Position = 0, ParameterSetName = "Collection"), Alias("BucketName"),
        ArgumentCompleter(typeof(BucketCompleter))]
    public string Bucket { get; set; } = "";

    /// <summary>The object's key; several may be given.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Key"),
        KeysTransformation, Alias("Name", "KeyPrefix", "KeyCollection"), ArgumentCompleter(typeof(KeyCompleter))]
    public string[] Key { get; set; } = [];

    /// <summary>The version to delete, for good.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Key"), ArgumentCompleter(typeof(VersionCompleter))]
    public string? VersionId
    {
        get => Cell(_versionId);
        set => _versionId = value;
    }

    /// <inheritdoc/>
    // Not in the set of envelopes, which have none: PowerShell would go on to the others, and take the envelope for a key.
    [Parameter(ParameterSetName = "Key", ValueFromPipelineByPropertyName = true, DontShow = true), AllowNull]
    public override IStoreDrive? PSDrive { get; set; }

    /// <summary>Objects and versions by their Key and VersionId. Those of the pipeline need no such list.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Collection")]
    public object[] KeyAndVersionCollection { get; set; } = [];

    /// <summary>Deletes all that is below the key, after a question that tells how many objects that are and how large.</summary>
    [Parameter(ParameterSetName = "Key")]
    public SwitchParameter Recurse { get; set; }

    // The default set, because PowerShell would otherwise take the envelope's text for a key.
    /// <summary>
    /// The envelope of a list, as Get-S3Object or Get-S3ObjectVersion gives it: all that it lists is deleted, after a question that tells
    /// how many objects that are.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = "InputObject")]
    public Envelope? InputObject { get; set; }

    /// <summary>
    /// Deletes all that is below a key, and all that the envelopes of lists name, without asking. Where nobody can be asked they need it.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Deletes although a governance retention protects the object; the caller needs the right to.</summary>
    [Parameter, Header("x-amz-bypass-governance-retention")]
    public SwitchParameter BypassGovernanceRetention { get; set; }

    /// <summary>The serial number of the authentication device, a blank, and its code, for buckets that want it.</summary>
    [Parameter, Header("x-amz-mfa")]
    public string? Mfa { get; set; }

    /// <summary>The account that must own the bucket.</summary>
    [Parameter, Header("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; set; }

    /// <summary>
    /// Only if the object has this ETag; else PreconditionFailed (412). Each object is then deleted with a request of its own.
    /// </summary>
    [Parameter(ParameterSetName = "Key"), Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>Only if the object was last changed then (directory buckets).</summary>
    [Parameter(ParameterSetName = "Key"), TimeTransformation, Header("x-amz-if-match-last-modified-time")]
    public DateTime? IfMatchLastModifiedTime { get; set; }

    /// <summary>Only if the object has that many bytes (directory buckets).</summary>
    [Parameter(ParameterSetName = "Key"), Header("x-amz-if-match-size")]
    public long? IfMatchSize { get; set; }

    /// <summary>
    /// Sends a checksum of this kind of the list of what is deleted, for the store to verify; of a single object there is no list.
    /// </summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    private bool HasCondition => (IfMatch ?? (object?)IfMatchLastModifiedTime ?? IfMatchSize) is not null;

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        if (!MyInvocation.ExpectingInput) WarnOfWildcards();
        if (Recurse)
        {
            foreach (string key in Key) Run(Bucket + "/" + key, token => GatherAsync(key, token));
            return;
        }
        foreach (ObjectVersion item in Key.Select(key => new ObjectVersion(key, VersionId)).Concat(KeyAndVersionCollection.Select(Version)))
        {
            if (Wants(Bucket, item)) Add(Bucket, item);
        }
        if (Key.Length == 0 && KeyAndVersionCollection.Length == 0 && InputObject is null)
            Fail(new ArgumentException("Nothing to delete was given: pass -Bucket and -Key, or pipe objects in."));
        if (InputObject is not { Answer: { Error: null } list }) return;
        foreach (ObjectVersion item in Listed(list)) Take(list.Request.Bucket!, item);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_listed.Count > 0 && new ListQuestion(this, "Delete").Allows(_listed.Count, _listed.Buckets)) AddAll(_listed);
        if (_below.Count > 0 && (Force || _below.Count == 1 || Ask())) AddAll(_below);
        _batches.Flush();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _listed.Dispose();
            _below.Dispose();
        }
        base.Dispose(disposing);
    }

    private static ObjectVersion Version(object item) =>
        PsTree.FromPowerShell(item) is TreeMap map && map.GetText("Key") is { Length: > 0 } key
            ? new(key, map.GetText("VersionId") is { Length: > 0 } version ? version : null)
            : throw new ArgumentException($"'{item}' has no Key.");

    // The store answers that it deleted what was never there, so that nobody would notice.
    private void WarnOfWildcards()
    {
        foreach (string key in Key.Where(k => k.IndexOfAny(['*', '?']) >= 0))
            WriteWarning($"A key has no wildcards: '{key}' is the name of one object. Remove-S3Item 's3://{Bucket}/{key}' takes them.");
    }

    private static IEnumerable<ObjectVersion> Listed(S3Answer list)
    {
        var root = list.Response.FirstOrDefault().Value as TreeMap ?? new TreeMap();
        return new[] { "Contents", "Version", "DeleteMarker" }
            .SelectMany(name => root.GetMaps(name))
            .Select(o => new ObjectVersion(o.GetText("Key") ?? "", o.GetText("VersionId")));
    }

    /// <summary>Finds what is below a key. Where that cannot be read to its end, nothing below it is deleted.</summary>
    private async Task GatherAsync(string key, CancellationToken cancellationToken)
    {
        string folder = key.EndsWith('/') ? key : key + "/";
        if (VersionId is not null || HasCondition)
            throw new ArgumentException("A version or a condition is of one object: leave -Recurse out.");
        string bucket = Bucket;
        using var found = new RemovalList();
        var side = new StoreSide(Client, bucket, folder) { IsOrdered = false, MustBeFresh = true };
        await foreach (Entry entry in side.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Unknown) throw entry.Error!;
            found.Add(new Found(bucket, folder, entry));
        }
        if (found.Count == 0 && folder != key)
            throw new FileNotFoundException($"Nothing is below 's3://{bucket}/{folder}'. An object is deleted without -Recurse.");
        await CallAsync(() => Keep(found)).ConfigureAwait(false);
    }

    private long Keep(RemovalList found)
    {
        foreach (Found item in found.All().Where(item => Wants(item.Bucket, new ObjectVersion(item.Key!, null)))) _below.Add(item);
        return _below.Count;
    }

    private bool Ask()
    {
        string where = string.Join(", ", _below.Buckets);
        return new ItemQuestion(this).Allows($"Delete {ItemQuestion.Amount(_below.Count, _below.Bytes)} from {where}?", "Delete", where);
    }

    private bool Wants(string bucket, ObjectVersion item) =>
        ShouldProcess(bucket + "/" + item.Key + (item.VersionId is null ? "" : " version " + item.VersionId),
            item.VersionId is null ? "Delete object" : "Delete version");

    private void Take(string bucket, ObjectVersion item)
    {
        if (!Wants(bucket, item)) return;
        if (Force) Add(bucket, item);
        else _listed.Add(new Found(bucket, "", new Entry(item.Key, EntryKind.Item) { VersionId = item.VersionId }));
    }

    private void AddAll(RemovalList items)
    {
        foreach (Found item in items.All()) Add(item.Bucket, new ObjectVersion(item.Key!, item.Entry.VersionId));
    }

    private void Add(string bucket, ObjectVersion item) =>
        _batches.Add(bucket, item, HasCondition ? 1 : Client.Connection.Provider.BatchDeleteSize);

    private void Delete(string bucket, List<ObjectVersion> batch)
    {
        if (!_deletions.TryGetValue(bucket, out BatchDelete? deletion)) _deletions[bucket] = deletion = NewDeletion(bucket);
        Start(bucket, HasCondition ? Width : BatchesAtOnce, token => DeleteAsync(deletion, batch, token), isShort: false);
    }

    private BatchDelete NewDeletion(string bucket) => new(Client, bucket, BindHeaders())
    {
        Checksum = Checksum is null ? null : ObjectChecksum.Allow(Client.Connection.Provider, Checksum),
    };

    private async Task DeleteAsync(BatchDelete deletion, List<ObjectVersion> batch, CancellationToken cancellationToken)
    {
        await foreach (S3Answer answer in deletion.RunAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            Write(answer);
            foreach (TreeMap error in answer.Response.GetMap("DeleteResult")?.GetMaps("Error") ?? [])
                Post(() => WriteError(Errors.NotDeleted(answer.Request.Bucket!, error)));
        }
    }
}
