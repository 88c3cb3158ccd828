using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets how a bucket encrypts new objects by default.</summary>
/// <example>
/// <code>Get-S3BucketEncryption photos -Unwrap</code>
/// <para>Each rule with its algorithm and key.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html"/>
[Cmdlet(VerbsCommon.Get, "S3BucketEncryption"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.GetBucketEncryption)]
public sealed class GetS3BucketEncryption : BucketCmdlet;

/// <summary>Sets how a bucket encrypts new objects by default.</summary>
/// <example>
/// <code>Set-S3BucketEncryption photos AES256</code>
/// <para>New objects are encrypted with keys of the store.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketEncryption photos | Set-S3BucketEncryption backup</code>
/// <para>Gives one bucket the rules of another.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html"/>
[Cmdlet(VerbsCommon.Set, "S3BucketEncryption", SupportsShouldProcess = true, DefaultParameterSetName = "Algorithm"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.PutBucketEncryption, Action = "Set the bucket's default encryption")]
public sealed class SetS3BucketEncryption : BucketCmdlet
{
    private const string Document = "ServerSideEncryptionConfiguration";

    /// <summary>AES256 for keys of the store, aws:kms or aws:kms:dsse for keys of a key management service.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Algorithm"), ValidateSet("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx")]
    public string Algorithm { get; set; } = "";

    /// <summary>The key of the key management service; its default key when none is given.</summary>
    [Parameter(ParameterSetName = "Algorithm")]
    public string? KmsKeyId { get; set; }

    /// <summary>Derives keys for the objects from one for the bucket, which saves calls to the key management service.</summary>
    [Parameter(ParameterSetName = "Algorithm")]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>The whole ServerSideEncryptionConfiguration document: what Get-S3BucketEncryption gave, a hashtable, XML (sent as it is), or a file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Configuration"), Document(Document)]
    public object? Configuration { get; set; }

    /// <inheritdoc/>
    protected override S3Request CreateRequest() => base.CreateRequest().WithDocument(Configuration as S3Document ?? Compose());

    private S3Document Compose()
    {
        var byDefault = new TreeMap { { "SSEAlgorithm", Algorithm }, { "KMSMasterKeyID", KmsKeyId } };
        var rule = new TreeMap { { "ApplyServerSideEncryptionByDefault", byDefault }, { "BucketKeyEnabled", BucketKey ? true : null } };
        return S3Document.FromTree(Document, new TreeMap { { "Rule", rule } });
    }
}

/// <summary>Resets a bucket to the store's own default encryption.</summary>
/// <example>
/// <code>Remove-S3BucketEncryption photos</code>
/// <para>AWS then encrypts with AES256, other stores perhaps not at all.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html"/>
[Cmdlet(VerbsCommon.Remove, "S3BucketEncryption", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.DeleteBucketEncryption, Action = "Remove the bucket's default encryption")]
public sealed class RemoveS3BucketEncryption : BucketCmdlet;
