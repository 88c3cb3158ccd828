using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Input;

/// <summary>Asks for something that must not be seen.</summary>
internal static class SecretPrompt
{
    /// <exception cref="CredentialsUnavailableException">Nobody is there to answer.</exception>
    public static SecureString Ask(PSHost host, string question)
    {
        try
        {
            host.UI.Write(question + ": ");
            return host.UI.ReadLineAsSecureString();
        }
        catch (System.Exception e) when (e is PSInvalidOperationException or HostException or System.NotImplementedException)
        {
            throw new CredentialsUnavailableException($"Nobody can be asked here: '{question}'.", e);
        }
    }
}
