using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that brings trees from one place to another.</summary>
public abstract class MoveCmdlet : TreeCmdlet
{
    private TreeWork? _work;

    /// <summary>
    /// Gives an object for each thing that was moved, made, deleted or failed: source, destination, action, status, bytes, time, attempts,
    /// checksum, error.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Bytes in a part, at least 5 MiB (5MB in PowerShell's writing), and the size above which an object goes in parts, several at a time.
    /// </summary>
    [Parameter, BytesTransformation, ValidateRange(Transfers.PartPlan.MinPartSize, 5L * 1024 * 1024 * 1024)]
    public long? PartSize { get; set; }

    /// <summary>
    /// Sends checksums of this kind with what is uploaded, which the store verifies and keeps. Without it AWS gets CRC32C, others none.
    /// </summary>
    [Parameter]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>Whether nothing is done, and what would be is said.</summary>
    private protected bool IsPreview => TreeWork.IsPreview(this);

    /// <summary>What is done, as a bar of progress has it: Copying.</summary>
    private protected abstract string Activity { get; }

    /// <summary>The verb of what is asked; null for that of the direction.</summary>
    private protected virtual string? Deed => null;

    /// <summary>What to do about links that were left out, as a sentence behind a blank.</summary>
    private protected virtual string Advice => "";

    /// <summary>What its jobs have written, where there may be several that write to the same folder.</summary>
    private protected virtual TakenNames? Taken => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _work = new TreeWork(this, Activity) { Deed = Deed, Gives = PassThru, MayDelete = MayDelete, Taken = Taken };
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _work!.End(Advice);
    }

    /// <summary>A destination in a store, with what the parameters say of objects.</summary>
    private protected StoreEnd Described(StoreEnd end) =>
        new(end.Client, end.Bucket, end.Prefix) { Headers = Said(ofSource: false), Only = end.Only };

    /// <summary>The job with what the parameters say of its source. Of two stores each has keys of its own.</summary>
    private protected TreeJob ReadAsSaid(TreeJob job) => job.From is StoreEnd from
        ? job with
        {
            From = new StoreEnd(from.Client, from.Bucket, from.Prefix)
            {
                Headers = Said(ofSource: job.To is not FileEnd), Only = from.Only,
            },
        }
        : job;

    // What a copy says of its source is read by without the words for it.
    private HeaderList Said(bool ofSource)
    {
        var said = new HeaderList();
        foreach (var (name, value) in RequestBinder.Headers(this, PsValue.Unwrap))
        {
            bool isOfSource = name.StartsWith(CopySource.HeaderName, StringComparison.OrdinalIgnoreCase);
            if (isOfSource && ofSource) said["x-amz" + name.Substring(CopySource.HeaderName.Length)] = value;
            else if (!isOfSource && !ofSource) said[name] = value;
        }
        return said;
    }

    /// <summary>Does a job to its end and writes what became of it.</summary>
    private protected Task<RunSummary> RunAsync(TreeJob job, Plan plan, bool moves, int? degree, CancellationToken cancellationToken)
    {
        MoveSettings settings = Settings() with { ErasesSource = moves };
        return _work!.RunAsync(job, plan, settings, moves, degree, cancellationToken);
    }

    /// <summary>How the bytes go.</summary>
    private protected virtual MoveSettings Settings() => new() { PartSize = PartSize, Checksum = Checksum };

    /// <summary>Whether so much may be deleted.</summary>
    private protected virtual bool MayDelete(TreeEnd where, long count, long bytes) => true;

    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
