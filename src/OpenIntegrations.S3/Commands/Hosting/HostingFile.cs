using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the files and folders of a bucket (get_files).</summary>
/// <remarks>
/// Pages are asked for as the pipeline takes them, so Select-Object -First spares the rest. The documentation shows no answer to it: how
/// files, folders and
/// the next page are named is taken from what comes, and the property Answer holds the provider's own words.
/// </remarks>
/// <example>
/// <code>Get-S3HostingFile s3_user_123 b1</code>
/// <para>All files of a bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingFile s3_user_123 b1 -Search old- | Remove-S3HostingFile -WhatIf</code>
/// <para>Shows which of the files that a search finds would be deleted.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingFile"), OutputType(TypeNames.HostingFile)]
public sealed class GetS3HostingFile : HostingBucketCmdlet
{
    /// <summary>Only what contains this. What the provider compares it with is not documented.</summary>
    [Parameter]
    public string? Search { get; set; }

    /// <summary>How many a page, 1 to 100.</summary>
    [Parameter, ValidateRange(1, 100)]
    public int MaxKeys { get; set; } = 100;

    /// <summary>Begins behind the page that gave this token.</summary>
    [Parameter]
    public string? ContinuationToken { get; set; }

    /// <summary>Gets one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request => Page(ContinuationToken);

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        for (string? token = ContinuationToken; ;)
        {
            HostingAnswer page = await SendAsync(Page(token), cancellationToken).ConfigureAwait(false);
            await PostAsync(() => WriteObject(HostingItems.Files(page), enumerateCollection: true)).ConfigureAwait(false);
            token = NoPaging ? null : AnswerItems.NextToken(page);
            if (token is null) return;
        }
    }

    private HostingRequest Page(string? token) => HostingActions.GetFiles.With(
        ("s3uid", S3uid), ("bucket_name", BucketName), ("continuation_token", token), ("max_keys", MaxKeys), ("search", Search));
}

/// <summary>Deletes a file from a bucket, for good (delete_file).</summary>
/// <remarks>
/// It asks first unless -Confirm:$false is given, and it is sent once, whatever happens. The documentation shows no answer to it: anything
/// but a failure counts as done.
/// </remarks>
/// <example>
/// <code>Remove-S3HostingFile s3_user_123 b1 docs/old.pdf</code>
/// <para>Deletes the file after a question.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Remove, "S3HostingFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveS3HostingFile : HostingBucketCmdlet
{
    /// <summary>The file's path in the bucket.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public string FileName { get; set; } = "";

    /// <inheritdoc/>
    protected override HostingRequest Request =>
        HostingActions.DeleteFile.With(("s3uid", S3uid), ("bucket_name", BucketName), ("filename", FileName));

    /// <inheritdoc/>
    protected override string Change => "Delete file";

    /// <inheritdoc/>
    protected override string Target => $"{S3uid}/{BucketName}/{FileName}";
}
