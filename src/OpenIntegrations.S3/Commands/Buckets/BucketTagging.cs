using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a bucket's tags.</summary>
/// <remarks>A bucket without tags answers NoSuchTagSet.</remarks>
/// <example>
/// <code>Get-S3BucketTagging photos -Unwrap</code>
/// <para>Each tag with its key and value.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketTagging")]
[S3Operation(nameof(Routes.GetBucketTagging))]
public sealed partial class GetS3BucketTagging : BucketCmdlet;

/// <summary>Replaces a bucket's tags.</summary>
/// <example>
/// <code>Set-S3BucketTagging photos @{ team = 'web'; env = 'test' }</code>
/// <para>The bucket has these two tags and no others.</para>
/// </example>
/// <example>
/// <code>Set-S3BucketTagging photos @{ cost = 7 } -Merge</code>
/// <para>The bucket has this tag besides those it had.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketTagging photos | Set-S3BucketTagging backup</code>
/// <para>Gives one bucket the tags of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketTagging", SupportsShouldProcess = true, DefaultParameterSetName = "Tag")]
[S3Operation(nameof(Routes.PutBucketTagging), Action = "Replace the bucket's tags")]
public sealed partial class SetS3BucketTagging : BucketConfigurationCmdlet
{
    /// <summary>The tags, as a hashtable of names and values, up to 50. They replace all the bucket has, unless -Merge is given.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Tag"), PlainValues]
    public TagSet Tag { get; set; } = null!;

    /// <summary>Leaves the tags that are not named as they are: the tags are read, changed and written.</summary>
    [Parameter(ParameterSetName = "Tag")]
    public SwitchParameter Merge { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => Tag.ToTree();

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        if (!Merge) return base.Prepare();
        var edit = new RuleEdit(Client, RuleSets.BucketTags, Bind);
        TagSet tags = Tag;
        return async token => Write(await edit.ApplyAsync(tags.MergeInto, token).ConfigureAwait(false));
    }
}

/// <summary>Removes all tags of a bucket.</summary>
/// <example>
/// <code>Remove-S3BucketTagging photos</code>
/// <para>The bucket has no tags any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketTagging", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketTagging), Action = "Remove the bucket's tags")]
public sealed partial class RemoveS3BucketTagging : BucketCmdlet;
