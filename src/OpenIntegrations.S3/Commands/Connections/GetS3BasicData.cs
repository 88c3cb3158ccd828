using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Puts together what a connection needs, for -BasicData of the other cmdlets.</summary>
/// <remarks>
/// Nothing is sent. The secrets are in the object and in none of its properties: no view shows them, and neither ConvertTo-Json nor
/// Export-Clixml writes them. The object works in this process, in other runspaces of it too (by $using:); what a job or another machine
/// gets of it has no secret any more. -AsPlainText is for those.
/// </remarks>
/// <example>
/// <code>
/// $store = Get-S3BasicData -Url http://127.0.0.1:9000 -AccessKey minioadmin -SecretKey minioadmin -Region us-east-1
/// $store.Url
/// </code>
/// <para>A store of one's own. Pass it on with -BasicData $store.</para>
/// </example>
/// <example>
/// <code>Get-S3BasicData https://s3.example.com AKEXAMPLE SECRETEXAMPLE -AsPlainText | ConvertTo-Json | Set-Content basic.json</code>
/// <para>OInt's JSON, with the secret in it. Export-S3Profile writes such a file for its owner alone.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BasicData"), OutputType(TypeNames.BasicData)]
public sealed class GetS3BasicData : PlainCmdlet
{
    /// <summary>The store's address. Without a scheme it is https.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Url { get; set; } = "";

    /// <summary>The access key. Any length: a JWT is one too.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string AccessKey { get; set; } = "";

    /// <summary>The secret key, as a text or a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public object SecretKey { get; set; } = "";

    /// <summary>The region that requests are signed for.</summary>
    [Parameter(Position = 3), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = S3Connection.DefaultRegion;

    /// <summary>The service that requests are signed for.</summary>
    [Parameter(Position = 4), ValidateNotNullOrEmpty]
    public string Service { get; set; } = "s3";

    /// <summary>The token of temporary credentials, as a text or a SecureString.</summary>
    [Parameter]
    public object? SessionToken { get; set; }

    /// <summary>
    /// Gives an object with all of it as plain properties, the secrets too: OInt's form, for JSON files, jobs and other machines.
    /// </summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var data = new BasicData(new ConnectionSettings("basic data")
        {
            ["Url"] = Url,
            ["AccessKey"] = AccessKey,
            ["SecretKey"] = Secrets.PlainText(SecretKey),
            ["Region"] = Region,
            ["Service"] = Service,
            ["SessionToken"] = Secrets.PlainText(SessionToken),
        });
        WriteObject(AsPlainText ? data.AsPlainText() : data.Shaped());
    }
}
