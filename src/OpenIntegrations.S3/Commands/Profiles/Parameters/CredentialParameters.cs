using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;

namespace OpenIntegrations.S3.Commands;

/// <summary>Where a profile's credentials come from.</summary>
public abstract class CredentialParameters : StoreParameters
{
    /// <summary>The access key. Any length: a JWT is one too.</summary>
    [Parameter(ParameterSetName = "Keys")]
    public string? AccessKey { get; set; }

    /// <summary>The secret key, as a text or a SecureString. A new profile that has none yet asks for it.</summary>
    [Parameter(ParameterSetName = "Keys")]
    public object? SecretKey { get; set; }

    /// <summary>Access key and secret key as user name and password.</summary>
    [Parameter(ParameterSetName = "Credential", Mandatory = true), Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The token of temporary credentials, as a text or a SecureString.</summary>
    [Parameter]
    public object? SessionToken { get; set; }

    /// <summary>
    /// The vault of PowerShell's SecretManagement that keeps the secret. A secret that is given or asked for goes there, and not into the
    /// profile.
    /// </summary>
    [Parameter]
    public string? Vault { get; set; }

    /// <summary>
    /// The name of the secret in the vault: the secret key, or access key and secret key as a PSCredential or hashtable. The profile's name
    /// when not given.
    /// </summary>
    [Parameter]
    public string? SecretName { get; set; }

    /// <summary>A command that prints credentials as JSON, as AWS's credential_process does. It is run without a shell.</summary>
    [Parameter]
    public string? CredentialProcess { get; set; }

    /// <summary>
    /// A script that returns credentials: an object with AccessKey and SecretKey, and with SessionToken and Expiration where they end; a
    /// PSCredential; or a token alone. It is kept as text.
    /// </summary>
    [Parameter]
    public ScriptBlock? CredentialScript { get; set; }

    /// <summary>
    /// Takes the credentials from the environment's AWS_ variables, or from the metadata server of a virtual machine or a container.
    /// Nothing else asks such a server. Anonymous has none: requests are not signed, for what everybody may read.
    /// </summary>
    [Parameter, ValidateSet("Environment", "Ec2InstanceMetadata", "EcsContainer", "Anonymous")]
    public string? CredentialSource { get; set; }

    /// <summary>
    /// A profile of the AWS shared files, read as the aws command line reads it: keys, roles, processes, single sign-on. It also gives
    /// region and address where the profile has none.
    /// </summary>
    [Parameter]
    public string? AwsProfile { get; set; }

    /// <summary>Another stored profile, whose credentials these are based on; with -RoleArn those that may take the role.</summary>
    [Parameter, ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? SourceProfile { get; set; }

    /// <summary>A file with a token that proves who one is, for the role of -RoleArn (STS AssumeRoleWithWebIdentity).</summary>
    [Parameter]
    public string? WebIdentityTokenFile { get; set; }

    /// <summary>The role to assume with the credentials (STS AssumeRole), for example arn:aws:iam::123456789012:role/backup.</summary>
    [Parameter]
    public string? RoleArn { get; set; }

    /// <summary>The name of the role's session in the store's logs; made up when not given.</summary>
    [Parameter]
    public string? RoleSessionName { get; set; }

    /// <summary>The word that the role's owner wants to hear.</summary>
    [Parameter]
    public string? ExternalId { get; set; }

    /// <summary>
    /// The serial number of the authentication device; its code is asked for. Without -RoleArn for a session of one's own (STS
    /// GetSessionToken).
    /// </summary>
    [Parameter]
    public string? MfaSerial { get; set; }

    /// <summary>Seconds that temporary credentials live. Without -RoleArn a session of one's own is begun (STS GetSessionToken).</summary>
    [Parameter, ValidateRange(1, 1_000_000)]
    public int Duration { get; set; }

    /// <summary>Where STS is. Without it at AWS for AWS, and at the store's own address for others.</summary>
    [Parameter]
    public string? StsUrl { get; set; }
}
