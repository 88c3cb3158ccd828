using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the headers that describe an object, without its content.</summary>
/// <example>
/// <code>Get-S3ObjectMetadata photos cat.jpg -Unwrap</code>
/// <para>Size, type, date, ETag and metadata as properties.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html"/>
[Cmdlet(VerbsCommon.Get, "S3ObjectMetadata"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.HeadObject)]
public sealed class GetS3ObjectMetadata : ReadCmdlet;

/// <summary>Tells whether an object exists: true or false, and an error when the store will not say.</summary>
/// <example>
/// <code>Test-S3Object photos cat.jpg</code>
/// <para>True.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html"/>
[Cmdlet(VerbsDiagnostic.Test, "S3Object"), OutputType(typeof(bool))]
[S3Operation(Routes.HeadObject)]
public sealed class TestS3Object : ReadCmdlet
{
    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => TestAsync(cancellationToken);
}
