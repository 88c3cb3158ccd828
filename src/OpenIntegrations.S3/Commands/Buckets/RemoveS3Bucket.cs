using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Deletes a bucket: an empty one, or with -Force one with all that is in it.</summary>
/// <remarks>
/// A bucket with objects, versions or delete markers in it is refused with BucketNotEmpty. With -Force all of them go first, and the
/// uploads that nobody completed, after one question that tells how much that is. Where nobody can be asked that is an error;
/// -Confirm:$false asks nobody, and neither does -DeleteBucketContent -Force. What cannot be deleted is an error, and the bucket stays.
/// </remarks>
/// <example>
/// <code>Remove-S3Bucket empty</code>
/// <para>Deletes the bucket.</para>
/// </example>
/// <example>
/// <code>Remove-S3Bucket old -Force</code>
/// <para>Deletes the bucket with all that is in it, after a question.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3Bucket", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucket), Action = "Delete bucket")]
public sealed partial class RemoveS3Bucket : BucketCmdlet
{
    /// <summary>Deletes all that is in the bucket first, after a question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The same in the words of AWS.Tools, where -Force beside it means that nobody is asked.</summary>
    [Parameter]
    public SwitchParameter DeleteBucketContent { get; set; }

    /// <summary>The key of what comes down the pipeline. An object is no bucket, and all that is beside it would go, too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true), ArgumentCompleter(typeof(KeyCompleter))]
    public string? Key { get; set; }

    private bool AsksNobody => (Force && DeleteBucketContent)
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm) && confirm is SwitchParameter { IsPresent: false });

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (!string.IsNullOrEmpty(Key))
            throw new ArgumentException($"'{Bucket}/{Key}' is an object and no bucket. Remove-S3Object deletes it.");
        S3Request delete = CreateRequest();
        if (!Force && !DeleteBucketContent) return token => SendAsync(delete, token);
        bool isAllowed = AsksNobody;
        return token => EmptyAsync(delete, isAllowed, token);
    }

    private async Task EmptyAsync(S3Request delete, bool isAllowed, CancellationToken cancellationToken)
    {
        string bucket = delete.Bucket!;
        using var contents = new BucketContents(Client, bucket);
        await contents.ListAsync(cancellationToken).ConfigureAwait(false);
        long count = contents.Items.Count + contents.Uploads.Count;
        if (count > 0 && !isAllowed && !await CallAsync(() => Ask(bucket, count, contents.Items.Bytes)).ConfigureAwait(false)) return;
        bool isEmpty = true;
        foreach (Removed failed in await contents.DeleteAsync(delete.Headers, cancellationToken).ConfigureAwait(false))
        {
            isEmpty = false;
            Post(() => WriteError(failed.Error is S3RequestFailedException refusal
                ? Errors.Refused(refusal, new S3Item(failed.Item)) : ErrorOf(failed.Error!, new S3Item(failed.Item))));
        }
        if (!isEmpty) throw new IOException($"The bucket '{bucket}' stays, because not all that is in it could be deleted.");
        await SendAsync(delete, cancellationToken).ConfigureAwait(false);
    }

    private bool Ask(string bucket, long count, long bytes) => new ItemQuestion(this) { Way = "-Confirm:$false" }.Allows(
        $"Delete the bucket '{bucket}' with {ItemQuestion.Amount(count, bytes)} in it, for good?", "Delete bucket", bucket);
}
