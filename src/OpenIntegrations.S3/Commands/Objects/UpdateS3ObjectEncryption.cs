using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Encrypts an object that is there with another key of a key management service, without copying it.</summary>
/// <remarks>
/// Only AWS knows it. No question shows whether a store does, and one that does not would take the document for the object: it is sent to
/// AWS only, or with -Force.
/// </remarks>
/// <example>
/// <code>Update-S3ObjectEncryption photos cat.jpg arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab</code>
/// <para>The object is encrypted with that key from now on.</para>
/// </example>
[Cmdlet(VerbsData.Update, "S3ObjectEncryption", SupportsShouldProcess = true, DefaultParameterSetName = "Key")]
[S3Operation(nameof(Routes.UpdateObjectEncryption), Action = "Encrypt the object anew")]
[Takes(typeof(ForceParameters))]
public sealed partial class UpdateS3ObjectEncryption : ObjectConfigurationCmdlet
{
    /// <summary>The ARN of the key in AWS KMS.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Key")]
    public string KmsKeyArn { get; set; } = "";

    /// <summary>Whether the object's key is derived from one for the bucket.</summary>
    [Parameter(ParameterSetName = "Key")]
    public bool? BucketKeyEnabled { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new()
    {
        { "SSE-KMS", new TreeMap { { "KMSKeyArn", KmsKeyArn }, { nameof(BucketKeyEnabled), BucketKeyEnabled } } },
    };
}
