using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a bucket's tags.</summary>
/// <remarks>A bucket without tags answers NoSuchTagSet.</remarks>
/// <example>
/// <code>Get-S3BucketTagging photos -Unwrap</code>
/// <para>Each tag with its key and value.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html"/>
[Cmdlet(VerbsCommon.Get, "S3BucketTagging"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.GetBucketTagging)]
public sealed class GetS3BucketTagging : BucketCmdlet;

/// <summary>Replaces a bucket's tags.</summary>
/// <example>
/// <code>Set-S3BucketTagging photos @{ team = 'web'; env = 'test' }</code>
/// <para>The bucket has these two tags and no others.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketTagging photos | Set-S3BucketTagging backup</code>
/// <para>Gives one bucket the tags of another.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html"/>
[Cmdlet(VerbsCommon.Set, "S3BucketTagging", SupportsShouldProcess = true, DefaultParameterSetName = "Tag"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.PutBucketTagging, Action = "Replace the bucket's tags")]
public sealed class SetS3BucketTagging : BucketCmdlet
{
    /// <summary>The tags, as a hashtable of names and values, up to 50. They replace all the bucket has.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Tag")]
    public TagSet Tag { get; set; } = null!;

    /// <summary>The whole Tagging document: what Get-S3BucketTagging gave, a hashtable, XML, or a file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Configuration"), Document("Tagging")]
    public object Configuration { get; set; } = null!;

    /// <inheritdoc/>
    protected override S3Request CreateRequest() => base.CreateRequest().WithDocument(Configuration as S3Document ?? S3Document.FromTree("Tagging", Tag.ToTree()));
}

/// <summary>Removes all tags of a bucket.</summary>
/// <example>
/// <code>Remove-S3BucketTagging photos</code>
/// <para>The bucket has no tags any more.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html"/>
[Cmdlet(VerbsCommon.Remove, "S3BucketTagging", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.DeleteBucketTagging, Action = "Remove the bucket's tags")]
public sealed class RemoveS3BucketTagging : BucketCmdlet;
