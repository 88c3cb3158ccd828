using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Files;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Copies an object within the store, without its bytes passing through here.</summary>
/// <remarks>
/// What the store does not copy in one request (S3: more than 5 GB) is copied in parts, with its metadata and tags.
/// Metadata and tags are the source's, unless new ones are given: then all of the source's are replaced, its media type among them.
/// </remarks>
/// <example>
/// <code>Copy-S3Object -SourceBucket photos -SourceKey cat.jpg -Bucket backup -Key cats/1.jpg</code>
/// <para>Copies to another bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3Object photos -Unwrap | Copy-S3Object -Bucket backup</code>
/// <para>Copies all objects of a bucket under the same keys.</para>
/// </example>
/// <example>
/// <code>Copy-S3Object -BucketName photos -Key cat.jpg -DestinationBucket backup -DestinationKey cats/1.jpg</code>
/// <para>The same, as AWS.Tools has it.</para>
/// </example>
/// <example>
/// <code>Copy-S3Object photos cat.jpg photos cat.jpg -Metadata @{ seen = 'yes' } -ContentType image/jpeg</code>
/// <para>Replaces the metadata of an object in place.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html"/>
[Cmdlet(VerbsCommon.Copy, "S3Object", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(nameof(Routes.CopyObject), Action = "Copy object")]
[Takes(typeof(CopySourceParameters)), Takes(typeof(WriteConditions))]
public sealed partial class CopyS3Object : WriteCmdlet
{
    private readonly TransferReport _report;
    private readonly TakenNames _taken = new(StringComparer.Ordinal, "Leave -Key out to keep the keys.");

    public CopyS3Object() => _report = new TransferReport("Copying", record => TryPost(() => WriteProgress(record)));

    /// <summary>The bucket to copy from.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(BucketCompleter)),
        PartOfHeader(CopySource.HeaderName)]
    public string? SourceBucket { get; set; }

    /// <summary>The key of the object to copy.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(KeyCompleter)),
        PartOfHeader(CopySource.HeaderName)]
    public string? SourceKey { get; set; }

    /// <summary>
    /// An object with BucketName, Key and perhaps VersionId, such as Get-S3Object -Unwrap gives: the source, where -SourceBucket and
    /// -SourceKey do not say otherwise. Rows of a table may have these as columns, and others for the destination.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The bucket to copy to.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true), Alias("BucketName"), ArgumentCompleter(typeof(BucketCompleter))]
    public override string Bucket { get; set; } = "";

    /// <summary>The key of the copy; the source's when none is given.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true), Alias("Name"), ArgumentCompleter(typeof(KeyCompleter))]
    public override string Key { get; set; } = "";

    /// <summary>
    /// The bucket to copy to, where -BucketName and -Key name the source, as AWS.Tools has it; the source's when none is given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(BucketCompleter))]
    public string? DestinationBucket { get; set; }

    /// <summary>The key of the copy, where -BucketName and -Key name the source.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(KeyCompleter))]
    public string? DestinationKey { get; set; }

    /// <summary>Downloads, which is done by Read-S3Object: the error says how.</summary>
    [Parameter(DontShow = true)]
    public string? LocalFile { get; set; }

    /// <summary>The same.</summary>
    [Parameter(DontShow = true)]
    public string? LocalFolder { get; set; }

    /// <summary>The same.</summary>
    [Parameter(DontShow = true)]
    public string? KeyPrefix { get; set; }

    /// <summary>COPY keeps the source's metadata, REPLACE takes those that are given. Without it, giving any means REPLACE.</summary>
    [Parameter, ValidateSet("COPY", "REPLACE"), Header("x-amz-metadata-directive")]
    public string? MetadataDirective { get; set; }

    /// <summary>COPY keeps the source's tags, REPLACE takes those that are given. Without it, giving any means REPLACE.</summary>
    [Parameter, ValidateSet("COPY", "REPLACE"), Header("x-amz-tagging-directive")]
    public string? TaggingDirective { get; set; }

    /// <summary>COPY keeps the source's annotations, EXCLUDE leaves them behind.</summary>
    [Parameter, ValidateSet("COPY", "EXCLUDE"), Header("x-amz-object-annotation-directive")]
    public string? AnnotationDirective { get; set; }

    /// <summary>The kind of checksum that the store computes and keeps for the copy.</summary>
    [Parameter, Header("x-amz-checksum-algorithm")]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>Bytes in a part, at least 5 MiB. Given, it is also the size above which the copy is made in parts.</summary>
    [Parameter, BytesTransformation, ValidateRange(PartPlan.MinPartSize, Transfers.Copy.MaxSingle)]
    public long? PartSize { get; set; }

    /// <summary>How many parts are copied at the same time.</summary>
    [Parameter, ValidateRange(1, 64)]
    public int? Parallel { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Source()} to {TargetBucket()}/{TargetKey()}";

    /// <inheritdoc/>
    protected override object? Record => InputObject ?? (object)Target;

    private protected override string? Read => Source() is var source ? source.Bucket + "/" + source.Key : null;

    private protected override string? Written => TargetBucket() + "/" + TargetKey();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if ((LocalFile ?? LocalFolder ?? KeyPrefix) is null) return;
        ThrowTerminatingError(Errors.Of(new ArgumentException(
            "Copy-S3Object copies within the store. Read-S3Object -BucketName b -Key k -File f downloads an object, and "
                + "Read-S3Object -BucketName b -KeyPrefix p -Folder d what is below a key."), null));
    }

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        S3Request put = CreateRequest().For(TargetBucket(), TargetKey());
        put.Headers["x-amz-metadata-directive"] ??= ReplacesMetadata() ? "REPLACE" : null;
        put.Headers["x-amz-tagging-directive"] ??= Tag is not null ? "REPLACE" : null;
        CopySource source = Source();
        // Versions of one object may go where it goes, one after the other.
        _taken.Take(put.Bucket + "/" + put.Key, source.Bucket + "/" + source.Key);
        (long? partSize, int parallel) = (PartSize, Parallel ?? Client.Connection.Parallel);
        return token => CopyAsync(source, put, partSize, parallel, token);
    }

    private async Task CopyAsync(CopySource source, S3Request put, long? partSize, int parallel, CancellationToken cancellationToken)
    {
        using TransferReport.Item progress = _report.Follow();
        var copy = new Copy(Client, source, put) { PartSize = partSize, Parallel = parallel, Progress = progress };
        Write(await copy.RunAsync(cancellationToken).ConfigureAwait(false));
    }

    private CopySource Source() => new(
        Cell(SourceBucket) ?? Named(Bucket) ?? Row?.Bucket ?? throw new ArgumentException("The source is missing: pass -SourceBucket."),
        Cell(SourceKey) ?? Named(Key) ?? Row?.Text("Key") ?? throw new ArgumentException("The source is missing: pass -SourceKey."),
        SourceVersionId ?? Row?.Text("SourceVersionId", "VersionId"));

    private PipedRow? Row => InputObject is null ? null : new PipedRow(InputObject);

    // Who names a destination means the source by what else is named.
    private string? Named(string name) => (Cell(DestinationBucket) ?? Cell(DestinationKey)) is not null && name.Length > 0 ? name : null;

    private string TargetBucket() => Cell(DestinationBucket) ?? (Bucket.Length > 0 ? Bucket
        : Cell(DestinationKey) is not null ? Source().Bucket : throw new ArgumentException("The destination is missing: pass -Bucket."));

    private string TargetKey() => Cell(DestinationKey) ?? (Key.Length > 0 ? Key : Source().Key);

    private bool ReplacesMetadata() =>
        (Metadata ?? (object?)ContentType ?? CacheControl ?? ContentDisposition ?? ContentEncoding ?? ContentLanguage
            ?? (object?)Expires) is not null;
}
