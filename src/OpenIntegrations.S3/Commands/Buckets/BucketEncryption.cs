using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets how a bucket encrypts new objects by default.</summary>
/// <example>
/// <code>Get-S3BucketEncryption photos -Unwrap</code>
/// <para>Each rule with its algorithm and key.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketEncryption")]
[S3Operation(nameof(Routes.GetBucketEncryption))]
public sealed partial class GetS3BucketEncryption : BucketCmdlet;

/// <summary>Sets how a bucket encrypts new objects by default.</summary>
/// <example>
/// <code>Set-S3BucketEncryption photos AES256</code>
/// <para>New objects are encrypted with keys of the store.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketEncryption photos | Set-S3BucketEncryption backup</code>
/// <para>Gives one bucket the rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketEncryption", SupportsShouldProcess = true, DefaultParameterSetName = "Algorithm")]
[S3Operation(nameof(Routes.PutBucketEncryption), Action = "Set the bucket's default encryption")]
public sealed partial class SetS3BucketEncryption : BucketConfigurationCmdlet
{
    /// <summary>AES256 for keys of the store, aws:kms or aws:kms:dsse for keys of a key management service.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Algorithm")]
    [ValidateSet("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx", "aws:backup")]
    public string Algorithm { get; set; } = "";

    /// <summary>The key of the key management service; its default key when none is given.</summary>
    [Parameter(ParameterSetName = "Algorithm")]
    public string? KmsKeyId { get; set; }

    /// <summary>Derives keys for the objects from one for the bucket, which saves calls to the key management service.</summary>
    [Parameter(ParameterSetName = "Algorithm")]
    public SwitchParameter BucketKey { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose()
    {
        var byDefault = new TreeMap { { "SSEAlgorithm", Algorithm }, { "KMSMasterKeyID", KmsKeyId } };
        var rule = new TreeMap { { "ApplyServerSideEncryptionByDefault", byDefault }, { "BucketKeyEnabled", BucketKey ? true : null } };
        return new TreeMap { { "Rule", rule } };
    }
}

/// <summary>Resets a bucket to the store's own default encryption.</summary>
/// <example>
/// <code>Remove-S3BucketEncryption photos</code>
/// <para>AWS then encrypts with AES256, other stores perhaps not at all.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketEncryption", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketEncryption), Action = "Remove the bucket's default encryption")]
public sealed partial class RemoveS3BucketEncryption : BucketCmdlet;
