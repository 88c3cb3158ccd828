using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Security;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Input;

/// <summary>The vaults of PowerShell's SecretManagement, when that module is there.</summary>
internal static class Vault
{
    private const string Get =
        "param($Vault, $Name) $where = if ($Vault) { @{ Vault = $Vault } } else { @{} }; Get-Secret -Name $Name @where -ErrorAction Stop";
    private const string Set =
        "param($Vault, $Name, $Secret) $where = if ($Vault) { @{ Vault = $Vault } } else { @{} }; Set-Secret -Name $Name -Secret $Secret "
            + "@where -ErrorAction Stop";

    /// <summary>The secret as the vault keeps it: a SecureString, a PSCredential, or a hashtable.</summary>
    /// <exception cref="CredentialsUnavailableException">The module, the vault or the secret is not there.</exception>
    public static object Read(CommandInvocationIntrinsics scripts, string? vault, string name) =>
        Run(scripts, Get, vault, name, vault, name).FirstOrDefault(o => o is not null)
            ?? throw new CredentialsUnavailableException($"There is no secret '{name}'{In(vault)}.");

    public static void Write(CommandInvocationIntrinsics scripts, string? vault, string name, SecureString secret) =>
        Run(scripts, Set, vault, name, vault, name, secret);

    private static Collection<PSObject> Run(CommandInvocationIntrinsics scripts, string script, string? vault, string name,
        params object?[] arguments)
    {
        try
        {
            return scripts.InvokeScript(true, ScriptBlock.Create(script), null, arguments);
        }
        catch (CommandNotFoundException e)
        {
            throw new CredentialsUnavailableException(
                "The vaults of PowerShell need the module Microsoft.PowerShell.SecretManagement: Install-Module "
                    + "Microsoft.PowerShell.SecretManagement.", e);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new CredentialsUnavailableException($"The secret '{name}'{In(vault)} cannot be had: {e.Message}", e);
        }
    }

    private static string In(string? vault) => vault is null ? "" : $" of the vault '{vault}'";
}
