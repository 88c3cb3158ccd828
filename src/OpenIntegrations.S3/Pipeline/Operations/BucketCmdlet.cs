using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>An operation on a bucket or on what is in it.</summary>
public abstract class BucketCmdlet : S3Cmdlet
{
    /// <summary>The bucket's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), Alias("BucketName"),
        ArgumentCompleter(typeof(BucketCompleter))]
    public virtual string Bucket { get; set; } = "";

    /// <summary>The account that must own the bucket. The store refuses with AccessDenied when another one does.</summary>
    [Parameter, Header("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; set; }

    /// <inheritdoc/>
    protected override string Target => Bucket;

    /// <summary>Writes true or false by the answer to a HEAD, and an error when the store will not say.</summary>
    protected Func<CancellationToken, Task> PrepareTest()
    {
        S3Request head = CreateRequest();
        return token => TestAsync(head, token);
    }

    private async Task TestAsync(S3Request head, CancellationToken cancellationToken)
    {
        S3Answer answer = await Client.SendAsync(head, cancellationToken).ConfigureAwait(false);
        if (answer.Error is null || answer.Status == 404) Emit(answer.Error is null);
        else Post(() => WriteError(Errors.Refused(new S3RequestFailedException(answer), new Envelope(answer))));
    }
}
