using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the rules by which web pages of other origins may use a bucket (CORS).</summary>
/// <remarks>A bucket without rules answers NoSuchCORSConfiguration.</remarks>
/// <example>
/// <code>Get-S3BucketCors photos -Unwrap</code>
/// <para>Each rule with its origins, methods and headers.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketCors")]
[S3Operation(nameof(Routes.GetBucketCors))]
public sealed partial class GetS3BucketCors : BucketCmdlet;

/// <summary>Replaces the rules by which web pages of other origins may use a bucket (CORS), up to 100.</summary>
/// <example>
/// <code>Set-S3BucketCors photos @{ AllowedOrigin = 'https://example.com'; AllowedMethod = 'GET', 'PUT'; AllowedHeader = '*' }</code>
/// <para>Pages of one origin may get and put objects.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketCors photos | Set-S3BucketCors backup</code>
/// <para>Gives one bucket the rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketCors", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketCors), Action = "Replace the bucket's CORS rules")]
public sealed partial class SetS3BucketCors : BucketConfigurationCmdlet;

/// <summary>Removes the rules by which web pages of other origins may use a bucket.</summary>
/// <example>
/// <code>Remove-S3BucketCors photos</code>
/// <para>Pages of other origins may no longer use the bucket.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketCors", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketCors), Action = "Remove the bucket's CORS rules")]
public sealed partial class RemoveS3BucketCors : BucketCmdlet;
