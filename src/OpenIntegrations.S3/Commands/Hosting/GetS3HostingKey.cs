using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the access key or the secret key of an account (show_key), as a SecureString.</summary>
/// <remarks>
/// The documentation does not say under which name the answer has the key: it is looked for under several. To work with the account's data,
/// pipe the account to Set-S3Profile, which takes both keys without showing them.
/// </remarks>
/// <example>
/// <code>$secret = Get-S3HostingKey s3_user_123</code>
/// <para>The secret key, for what takes a SecureString.</para>
/// </example>
/// <example>
/// <code>Get-S3HostingKey s3_user_123 -Key access_key -AsPlainText</code>
/// <para>The access key as text.</para>
/// </example>
/// <seealso href="https://hostkey.com/documentation/apidocs/s3/"/>
[Cmdlet(VerbsCommon.Get, "S3HostingKey"), OutputType(typeof(SecureString), typeof(string))]
public sealed class GetS3HostingKey : HostingAccountCmdlet
{
    /// <summary>Which key: access_key or secret_key; secret_key when not given.</summary>
    [Parameter(Position = 1), ValidateSet("access_key", "secret_key"), Alias("KeyType")]
    public string Key { get; set; } = "secret_key";

    /// <summary>Gives the key as text, which then shows wherever it goes.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override HostingRequest Request => HostingActions.ShowKey.With(("s3uid", S3uid), ("s3_key", Key));

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        string key = await HostingSession.Client.GetKeyAsync(S3uid, Key, Log, cancellationToken).ConfigureAwait(false);
        Emit(AsPlainText ? key : Secrets.Hide(key));
    }
}
