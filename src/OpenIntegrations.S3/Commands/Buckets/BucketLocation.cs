using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the region of a bucket, as the store calls it in LocationConstraint. AWS leaves it empty for us-east-1.</summary>
/// <remarks>Get-S3BucketMetadata asks the same with HEAD, which AWS advises.</remarks>
/// <example>
/// <code>(Get-S3BucketLocation photos).response.LocationConstraint</code>
/// <para>For example eu-west-1.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketLocation")]
[S3Operation(nameof(Routes.GetBucketLocation))]
public sealed partial class GetS3BucketLocation : BucketCmdlet;
