using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets an object's tags.</summary>
/// <example>
/// <code>Get-S3ObjectTagging photos cat.jpg -Unwrap</code>
/// <para>Each tag with its key and value.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html"/>
[Cmdlet(VerbsCommon.Get, "S3ObjectTagging"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.GetObjectTagging)]
public sealed class GetS3ObjectTagging : VersionCmdlet;

/// <summary>Replaces an object's tags.</summary>
/// <example>
/// <code>Set-S3ObjectTagging photos cat.jpg @{ kind = 'cat' }</code>
/// <para>The object has this tag and no others.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectTagging photos cat.jpg | Set-S3ObjectTagging photos dog.jpg</code>
/// <para>Gives one object the tags of another.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html"/>
[Cmdlet(VerbsCommon.Set, "S3ObjectTagging", SupportsShouldProcess = true, DefaultParameterSetName = "Tag"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.PutObjectTagging, Action = "Replace the object's tags")]
public sealed class SetS3ObjectTagging : VersionCmdlet
{
    /// <summary>The tags, as a hashtable of names and values, up to 10. They replace all the object has.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Tag")]
    public TagSet Tag { get; set; } = null!;

    /// <summary>The whole Tagging document: what Get-S3ObjectTagging gave, a hashtable, XML, or a file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Configuration"), Document("Tagging")]
    public object? Configuration { get; set; }

    /// <inheritdoc/>
    protected override S3Request CreateRequest() => base.CreateRequest().WithDocument(Configuration as S3Document ?? S3Document.FromTree("Tagging", Tag.ToTree()));
}

/// <summary>Removes all tags of an object.</summary>
/// <example>
/// <code>Remove-S3ObjectTagging photos cat.jpg</code>
/// <para>The object has no tags any more.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html"/>
[Cmdlet(VerbsCommon.Remove, "S3ObjectTagging", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.DeleteObjectTagging, Action = "Remove the object's tags")]
public sealed class RemoveS3ObjectTagging : VersionCmdlet;
