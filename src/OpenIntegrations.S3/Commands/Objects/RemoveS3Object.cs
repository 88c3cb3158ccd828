using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

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
/// <code>Get-S3Object photos -Prefix tmp/ | Remove-S3Object</code>
/// <para>Deletes all objects below a prefix.</para>
/// </example>
/// <example>
/// <code>'a.txt', 'b.txt' | Remove-S3Object -Bucket photos</code>
/// <para>Deletes objects by their keys.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html"/>
[Cmdlet(VerbsCommon.Remove, "S3Object", SupportsShouldProcess = true, DefaultParameterSetName = "InputObject"), OutputType(typeof(Envelope))]
[S3Operation(Routes.DeleteObject, Action = "Delete object")]
[S3Operation(Routes.DeleteObjects, Action = "Delete objects")]
public sealed class RemoveS3Object : S3Cmdlet
{
    private readonly List<ObjectVersion> _batch = new();
    private readonly Dictionary<string, BatchDelete> _deletions = new(StringComparer.Ordinal);
    private string _batchBucket = "";

    /// <summary>The bucket's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Key"), Alias("BucketName"), ArgumentCompleter(typeof(BucketCompleter))]
    public string Bucket { get; set; } = "";

    /// <summary>The object's key; several may be given.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Key"), Alias("Name"), ArgumentCompleter(typeof(KeyCompleter))]
    public string[] Key { get; set; } = [];

    /// <summary>The version to delete, for good.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Key")]
    public string? VersionId { get; set; }

    // The default set, because PowerShell would otherwise take the envelope's text for a key.
    /// <summary>The envelope of a list, as Get-S3Object or Get-S3ObjectVersion gives it: all that it lists is deleted.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = "InputObject")]
    public Envelope? InputObject { get; set; }

    /// <summary>Deletes although a governance retention protects the object; the caller needs the right to.</summary>
    [Parameter, Header("x-amz-bypass-governance-retention")]
    public SwitchParameter BypassGovernanceRetention { get; set; }

    /// <summary>The serial number of the authentication device, a blank, and its code, for buckets that want it.</summary>
    [Parameter, Header("x-amz-mfa")]
    public string? Mfa { get; set; }

    /// <summary>Says that the caller pays for the request where the bucket's owner does not (requester-pays buckets).</summary>
    [Parameter, ValidateSet("requester"), Header("x-amz-request-payer")]
    public string? RequestPayer { get; set; }

    /// <summary>The account that must own the bucket.</summary>
    [Parameter, Header("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; set; }

    /// <summary>Only if the object has this ETag; else PreconditionFailed (412). Each object is then deleted with a request of its own.</summary>
    [Parameter(ParameterSetName = "Key"), Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>Only if the object was last changed then (directory buckets).</summary>
    [Parameter(ParameterSetName = "Key"), Header("x-amz-if-match-last-modified-time")]
    public DateTime? IfMatchLastModifiedTime { get; set; }

    /// <summary>Only if the object has that many bytes (directory buckets).</summary>
    [Parameter(ParameterSetName = "Key"), Header("x-amz-if-match-size")]
    public long? IfMatchSize { get; set; }

    private bool HasCondition => (IfMatch ?? (object?)IfMatchLastModifiedTime ?? IfMatchSize) is not null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string key in Key) Add(Bucket, new ObjectVersion(key, VersionId));
        if (Key.Length == 0 && InputObject is null) Fail(new ArgumentException("Nothing to delete was given: pass -Bucket and -Key, or pipe objects in."));
        if (InputObject is not { Answer: { Error: null } list }) return;
        foreach (ObjectVersion item in Listed(list)) Add(list.Request.Bucket!, item);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Flush();

    private static IEnumerable<ObjectVersion> Listed(S3Answer list)
    {
        var root = list.Response.FirstOrDefault().Value as TreeMap ?? new TreeMap();
        return new[] { "Contents", "Version", "DeleteMarker" }
            .SelectMany(name => root.GetMaps(name))
            .Select(o => new ObjectVersion(o.GetText("Key") ?? "", o.GetText("VersionId")));
    }

    private void Add(string bucket, ObjectVersion item)
    {
        if (!ShouldProcess(bucket + "/" + item.Key + (item.VersionId is null ? "" : " version " + item.VersionId), item.VersionId is null ? "Delete object" : "Delete version")) return;
        if (bucket != _batchBucket || _batch.Count == Client.Connection.Provider.BatchDeleteSize || (HasCondition && _batch.Count > 0)) Flush();
        _batchBucket = bucket;
        _batch.Add(item);
    }

    private void Flush()
    {
        if (_batch.Count == 0) return;
        Run(DeleteAsync);
        _batch.Clear();
    }

    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (!_deletions.TryGetValue(_batchBucket, out BatchDelete? deletion)) _deletions[_batchBucket] = deletion = new BatchDelete(Client, _batchBucket, RequestHeaders());
        await foreach (S3Answer answer in deletion.RunAsync(_batch, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(answer).ConfigureAwait(false);
            foreach (TreeMap error in answer.Response.GetMap("DeleteResult")?.GetMaps("Error") ?? []) Post(() => WriteError(Errors.NotDeleted(answer.Request.Bucket!, error)));
        }
    }

    private HeaderList RequestHeaders() => Bind("DELETE /").Headers;
}
