using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Profiles.Exchange;

namespace OpenIntegrations.S3.Commands;

/// <summary>Writes a connection to a file for other programs, with its secrets.</summary>
/// <remarks>
/// The file gets the credentials that the connection has at this moment; temporary ones end. Only its owner can read it.
/// </remarks>
/// <example>
/// <code>Export-S3Profile lab ./basic.json</code>
/// <para>OInt's basic data, for -BasicData and for oint --basic.</para>
/// </example>
/// <example>
/// <code>Export-S3Profile lab ~/.aws/credentials -As Aws</code>
/// <para>A profile for the aws command line. Others in the file stay as they are.</para>
/// </example>
[Cmdlet(VerbsData.Export, "S3Profile", SupportsShouldProcess = true), OutputType(typeof(FileInfo))]
public sealed class ExportS3Profile : ConnectedCmdlet
{
    /// <summary>The profile's name. Without it the connection that other cmdlets would use is written.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true), Alias("Name"),
        ArgumentCompleter(typeof(ProfileNameCompleter)), ValidateNotNullOrEmpty]
    public override string? ProfileName { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Path { get; set; } = "";

    /// <summary>BasicData for OInt's JSON, Aws for the form of the AWS shared files.</summary>
    [Parameter, ValidateSet("BasicData", "Aws")]
    public string As { get; set; } = "BasicData";

    /// <summary>Replaces a file, or a profile in it, that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        if (ShouldProcess(Path, "Write connection with its secrets")) Run(ProcessAsync);
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        string path = FullPath(Path);
        S3Connection connection = Connect();
        if (As == "BasicData" && File.Exists(path) && !Force)
            
            throw new S3ConfigurationException($"'{path}' exists already.") { Remedy = new Remedy(RemedyKind.Replace) };
        Credentials credentials = await connection.Credentials.GetAsync(DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false);
        string text = As == "Aws"
            ? ProfileExport.Aws(connection, credentials, ProfileName ?? "default", path, Force)
            : ProfileExport.BasicData(connection, credentials);
        PrivateText.Write(path, text);
        // As Get-Item gives it, so that it pipes into everything that takes files.
        Post(() => WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true)[0]));
    }
}
