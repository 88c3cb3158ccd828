using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Diagnostics;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Commands;

/// <summary>Tries a connection step by step and explains what is wrong with it.</summary>
/// <remarks>
/// The steps are those of a request: credentials, name lookup, connection, TLS, clock, signature, region, rights.
/// Two requests are sent: one without credentials, and one that lists the buckets or looks into -Bucket. Nothing is changed.
/// </remarks>
/// <example>
/// <code>Test-S3Profile lab</code>
/// <para>Tries a stored profile.</para>
/// </example>
/// <example>
/// <code>if (-not (Test-S3Profile lab -Bucket photos).Success) { throw 'lab is not usable' }</code>
/// <para>For scripts: Success tells whether no check failed.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "S3Profile"), OutputType(TypeNames.ProfileTest)]
public sealed class TestS3Profile : ConnectedCmdlet
{
    /// <summary>The profile's name. Without it the connection that other cmdlets would use is tried.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), Alias("Name"),
        ArgumentCompleter(typeof(ConnectionNameCompleter)), ValidateNotNullOrEmpty]
    public override string? ProfileName { get; set; }

    /// <summary>A bucket to look into, for credentials that may not list the buckets.</summary>
    [Parameter(Position = 1), Alias("BucketName"), ArgumentCompleter(typeof(BucketCompleter))]
    public string? Bucket { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        S3Connection connection = Connect();
        IReadOnlyList<Check> checks = await new ConnectionTest(connection, Bucket, static () => DateTimeOffset.UtcNow)
            .RunAsync(cancellationToken).ConfigureAwait(false);
        Item test = new Item(TypeNames.ProfileTest)
            .With("ProfileName", ProfileName)
            .With("Origin", connection.Origin)
            .With("Url", connection.Endpoint.Origin + connection.Endpoint.BasePath)
            .With("Provider", connection.Provider.Name)
            .With("Region", connection.Region)
            .With("Success", checks.All(c => c.Result is CheckResult.Passed or CheckResult.Warning))
            .With("Checks", checks.Select(Advised).ToArray());
        Emit(test.Done());
    }

    private static Check Advised(Check check) => check with { Explanation = $"{check.Explanation} {Advice.Text(check.Remedy)}".TrimEnd() };
}
