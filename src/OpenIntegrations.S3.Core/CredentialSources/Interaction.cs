using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>What a source of credentials may ask of the surface it is used from. What that cannot do fails by name.</summary>
public sealed class Interaction
{
    /// <summary>Nobody is there to ask.</summary>
    public static Interaction None { get; } = new();

    /// <summary>Asks the user a question whose answer is secret.</summary>
    public Func<string, CancellationToken, Task<string>> AskAsync { get; init; } =
        static (question, _) => throw new CredentialsUnavailableException($"Nobody can be asked here: '{question}'.");

    /// <summary>Runs a script of the user's, a text or the surface's own kind of script, and gives what it returned.</summary>
    public Func<object, CancellationToken, Task<TreeMap>> RunScriptAsync { get; init; } =
        static (_, _) =>
            throw new CredentialsUnavailableException("The connection's CredentialScript is PowerShell, which cannot be run here.")
            { Remedy = new Remedy(RemedyKind.UsePowerShell) };

    /// <summary>Reads a secret from a vault; the vault may be null for the default one.</summary>
    public Func<string?, string, CancellationToken, Task<TreeMap>> ReadVaultAsync { get; init; } =
        static (_, name, _) =>
            throw new CredentialsUnavailableException($"The secret '{name}' is in a vault of SecretManagement, which cannot be read here.")
            { Remedy = new Remedy(RemedyKind.UsePowerShell) };

    /// <summary>Shows the user something that they need to go on, such as an address to open.</summary>
    public Action<string> Show { get; init; } = static _ => { };

    /// <summary>Tells the user of something that is not right, and goes on.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
