using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Commands;

/// <summary>Puts together what a connection needs, for -BasicData of the other cmdlets.</summary>
/// <remarks>Nothing is sent. The object holds the secret as plain text, although it is not shown; store a profile with Set-S3Profile to have it protected.</remarks>
/// <example>
/// <code>
/// $store = Get-S3BasicData -Url http://127.0.0.1:9000 -AccessKey minioadmin -SecretKey minioadmin -Region us-east-1
/// $store.Url
/// </code>
/// <para>A store of one's own. Pass it on with -BasicData $store.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BasicData"), OutputType(TypeNames.BasicData)]
public sealed class GetS3BasicData : PSCmdlet
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
    [Parameter(Position = 3)]
    public string Region { get; set; } = S3Connection.DefaultRegion;

    /// <summary>The service that requests are signed for.</summary>
    [Parameter(Position = 4)]
    public string Service { get; set; } = "s3";

    /// <summary>The token of temporary credentials, as a text or a SecureString.</summary>
    [Parameter]
    public object? SessionToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Item data = new Item(TypeNames.BasicData)
            .With("URL", Url).With("AccessKey", AccessKey).With("SecretKey", Secrets.PlainText(SecretKey)).With("Region", Region).With("Service", Service)
            .With("SessionToken", Secrets.PlainText(SessionToken));
        WriteObject(data.Done());
    }
}
