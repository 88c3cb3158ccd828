using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets what an account uses: its buckets, its storage, its traffic over time, and its keys (get_buckets_rmq).</summary>
/// <remarks>
/// UsageStorage, Quota and the Usage of buckets are bytes. The unit of Bandwidth is not documented, so it is shown as it comes. SecretKey
/// is a SecureString.
/// The provider asks a queue for these figures: an answer at once and one by a task are both understood; which of them comes is not
/// documented.
/// </remarks>
/// <example>
/// <code>Get-S3HostingUsage s3_user_123</code>
/// <para>What the account uses.</para>
/// </example>
/// <example>
/// <code>(Get-S3HostingUsage s3_user_123).Buckets | Sort-Object Usage -Descending</code>
/// <para>Its buckets, the largest first.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingUsage"), OutputType(TypeNames.HostingUsage)]
public sealed class GetS3HostingUsage : HostingAccountCmdlet
{
    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.GetBucketsRmq.With(("s3uid", S3uid));

    /// <inheritdoc/>
    protected override IEnumerable<PSObject> Show(HostingAnswer answer) => [HostingItems.Usage(answer)];
}
