using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the buckets of an account, with traffic, by the AWS API (get_buckets).</summary>
/// <remarks>
/// The documentation shows no answer to it, and one generation of it says that the provider has taken it out: Get-S3HostingUsage is the
/// surer way.
/// Whatever comes is passed on under its own names.
/// </remarks>
/// <example>
/// <code>Get-S3HostingBucket s3_user_123</code>
/// <para>The account's buckets.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount | Get-S3HostingBucket | Get-S3HostingFile</code>
/// <para>All files of all accounts.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingBucket"), OutputType(TypeNames.HostingBucket)]
public sealed class GetS3HostingBucket : HostingAccountCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.GetBuckets.With(("s3uid", S3uid));

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => HostingItems.Buckets(answer);
}

/// <summary>Creates a bucket in an S3 account (create_bucket).</summary>
/// <remarks>
/// It is sent once, whatever happens. The documentation shows no answer to it; whatever comes is passed on under its own names.
/// </remarks>
/// <example>
/// <code>New-S3HostingBucket s3_user_123 b2</code>
/// <para>Another bucket for the account.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingAccount -PlanId 5 | New-S3HostingBucket -BucketName logs -WhatIf</code>
/// <para>Shows which accounts of a plan would get a bucket.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.New, "S3HostingBucket", SupportsShouldProcess = true), OutputType(TypeNames.HostingBucket)]
public sealed class NewS3HostingBucket : HostingBucketCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.CreateBucket.With(("s3uid", S3uid), ("bucket_name", BucketName));

    /// <inheritdoc/>
    protected override string Change => "Create bucket";

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.One(TypeNames.HostingBucket, answer)];
}

/// <summary>Deletes a bucket with all files in it, for good (delete_bucket).</summary>
/// <remarks>
/// It asks first unless -Confirm:$false is given, and it is sent once, whatever happens. The documentation shows no answer to it: anything
/// but a failure counts as done.
/// </remarks>
/// <example>
/// <code>Remove-S3HostingBucket s3_user_123 b1</code>
/// <para>Deletes the bucket after a question.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Remove, "S3HostingBucket", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveS3HostingBucket : HostingBucketCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.DeleteBucket.With(("s3uid", S3uid), ("bucket_name", BucketName));

    /// <inheritdoc/>
    protected override string Change => "Delete bucket with all files in it";
}
