using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets how a bucket serves a website.</summary>
/// <remarks>A bucket that serves none answers NoSuchWebsiteConfiguration.</remarks>
/// <example>
/// <code>Get-S3BucketWebsite photos -Unwrap</code>
/// <para>The index and error documents, and the rules that redirect.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketWebsite")]
[S3Operation(nameof(Routes.GetBucketWebsite))]
public sealed partial class GetS3BucketWebsite : BucketCmdlet;

/// <summary>Has a bucket serve a website.</summary>
/// <remarks>Its objects must be readable by everyone too: by a policy, or by access rules.</remarks>
/// <example>
/// <code>Set-S3BucketWebsite photos -IndexDocument index.html -ErrorDocument 404.html</code>
/// <para>Serves index.html for every folder, and 404.html for what is not there.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketWebsite photos | Set-S3BucketWebsite backup</code>
/// <para>Gives one bucket the website settings of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketWebsite", SupportsShouldProcess = true, DefaultParameterSetName = "Documents")]
[S3Operation(nameof(Routes.PutBucketWebsite), Action = "Set how the bucket serves a website")]
public sealed partial class SetS3BucketWebsite : BucketConfigurationCmdlet
{
    /// <summary>The name of the object in each folder that is served for the folder, for example index.html.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Documents")]
    public string IndexDocument { get; set; } = "";

    /// <summary>The key of the object that is served where there is none of the name asked for.</summary>
    [Parameter(ParameterSetName = "Documents")]
    public string? ErrorDocument { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new()
    {
        { nameof(IndexDocument), new TreeMap { { "Suffix", IndexDocument } } },
        { nameof(ErrorDocument), ErrorDocument is null ? null : new TreeMap { { "Key", ErrorDocument } } },
    };
}

/// <summary>Has a bucket no longer serve a website.</summary>
/// <example>
/// <code>Remove-S3BucketWebsite photos</code>
/// <para>The website endpoint answers NoSuchWebsiteConfiguration.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketWebsite", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketWebsite), Action = "Remove the bucket's website settings")]
public sealed partial class RemoveS3BucketWebsite : BucketCmdlet;
