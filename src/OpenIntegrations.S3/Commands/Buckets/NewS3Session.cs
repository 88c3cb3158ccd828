using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a session of a directory bucket: credentials that open this bucket for five minutes. They are secret.</summary>
/// <remarks>
/// Nobody here needs it: requests to a directory bucket at AWS get sessions by themselves, share them and renew them. It is for other
/// programs, which send the token as x-amz-s3session-token, and for sessions that may only read.
/// </remarks>
/// <example>
/// <code>(New-S3Session fast--use1-az4--x-s3 -SessionMode ReadOnly -Unwrap).Credentials.Expiration</code>
/// <para>When the session ends.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "S3Session")]
[S3Operation(nameof(Routes.CreateSession))]
public sealed partial class NewS3Session : S3Cmdlet
{
    /// <summary>The directory bucket.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), Alias("BucketName"),
        ArgumentCompleter(typeof(BucketCompleter))]
    public string Bucket { get; set; } = "";

    /// <summary>What the session may do; both when nothing is said.</summary>
    [Parameter, ValidateSet("ReadOnly", "ReadWrite"), Header("x-amz-create-session-mode")]
    public string? SessionMode { get; set; }

    /// <summary>How the store encrypts what is written: AES256 or aws:kms, or a hashtable with Algorithm, KeyId and more.</summary>
    [Parameter, ArgumentCompleter(typeof(EncryptionCompleter))]
    public Encryption? Encryption { get; set; }

    /// <inheritdoc/>
    protected override string Target => Bucket;
}
