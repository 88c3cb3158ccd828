using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// Does for a source of credentials what only PowerShell can: asks the user, runs a script, reads a vault. All on the pipeline's thread.
/// </summary>
/// <param name="host">Whose user and session are used.</param>
/// <param name="call">Runs a function on the pipeline's thread.</param>
/// <param name="warn">Tells the user.</param>
/// <param name="show">Shows the user what they need to go on; nothing when not given.</param>
internal sealed class PipelineInteraction(IPumpHost host, Func<Func<TreeMap>, Task<TreeMap>> call, Action<string> warn,
    Action<string>? show = null)
{
    private const string Answer = "Answer";

    public Interaction Interaction => new()
    {
        AskAsync = async (question, _) =>
            (await call(() => new TreeMap { { Answer, Ask(question) } }).ConfigureAwait(false)).GetText(Answer)!,
        RunScriptAsync = (script, _) => call(() => Run(script)),
        ReadVaultAsync = (vault, name, _) => call(() => CredentialOutput.OfSecret(Vault.Read(host.Scripts, vault, name))),
        Warn = warn,
        Show = show ?? (static _ => { }),
    };

    private string Ask(string question)
    {
        using SecureString answer = SecretPrompt.Ask(host.User, question);
        return Secrets.Reveal(answer).Trim();
    }

    private static TreeMap Run(object script)
    {
        try
        {
            return CredentialOutput.Of((script as ScriptBlock ?? ScriptBlock.Create(script.ToString() ?? "")).Invoke().LastOrDefault());
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new CredentialsUnavailableException($"The connection's CredentialScript failed: {e.Message}", e);
        }
    }
}
