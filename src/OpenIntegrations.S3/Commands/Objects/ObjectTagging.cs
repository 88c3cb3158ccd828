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

/// <summary>Gets an object's tags.</summary>
/// <example>
/// <code>Get-S3ObjectTagging photos cat.jpg -Unwrap</code>
/// <para>Each tag with its key and value.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectTagging")]
[S3Operation(nameof(Routes.GetObjectTagging))]
public sealed partial class GetS3ObjectTagging : VersionCmdlet;

/// <summary>Replaces an object's tags.</summary>
/// <example>
/// <code>Set-S3ObjectTagging photos cat.jpg @{ kind = 'cat' }</code>
/// <para>The object has this tag and no others.</para>
/// </example>
/// <example>
/// <code>Set-S3ObjectTagging photos cat.jpg @{ seen = 1 } -Merge</code>
/// <para>The object has this tag besides those it had.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectTagging photos cat.jpg | Set-S3ObjectTagging photos dog.jpg</code>
/// <para>Gives one object the tags of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3ObjectTagging", SupportsShouldProcess = true, DefaultParameterSetName = "Tag")]
[S3Operation(nameof(Routes.PutObjectTagging), Action = "Replace the object's tags")]
public sealed partial class SetS3ObjectTagging : ObjectConfigurationCmdlet
{
    /// <summary>The tags, as a hashtable of names and values, up to 10. They replace all the object has, unless -Merge is given.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Tag"), PlainValues]
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
        var edit = new RuleEdit(Client, RuleSets.ObjectTags, Bind);
        TagSet tags = Tag;
        return async token => Write(await edit.ApplyAsync(tags.MergeInto, token).ConfigureAwait(false));
    }
}

/// <summary>Removes all tags of an object.</summary>
/// <example>
/// <code>Remove-S3ObjectTagging photos cat.jpg</code>
/// <para>The object has no tags any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3ObjectTagging", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteObjectTagging), Action = "Remove the object's tags")]
public sealed partial class RemoveS3ObjectTagging : VersionCmdlet;
