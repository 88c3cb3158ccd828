using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the headers that describe an object, without its content.</summary>
/// <example>
/// <code>Get-S3ObjectMetadata photos cat.jpg -Unwrap</code>
/// <para>Size, type, date, ETag and metadata as properties.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectMetadata")]
[S3Operation(nameof(Routes.HeadObject))]
public sealed partial class GetS3ObjectMetadata : ReadCmdlet;

/// <summary>Tells whether an object exists: true or false, and an error when the store will not say.</summary>
/// <example>
/// <code>Test-S3Object photos cat.jpg</code>
/// <para>True.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "S3Object"), OutputType(typeof(bool))]
[S3Operation(nameof(Routes.HeadObject))]
public sealed partial class TestS3Object : ReadCmdlet
{
    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare() => PrepareTest();
}
