using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Rules;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>Changes one rule of a set that a bucket has, and leaves the rest.</summary>
public abstract class RuleCmdlet : BucketCmdlet
{
    /// <summary>The set of parameters that takes a rule as it is in the document.</summary>
    protected const string Whole = "Rule";

    /// <summary>The set.</summary>
    private protected abstract RuleSet Rules { get; }

    /// <summary>Takes from the parameters what is to be done to the set.</summary>
    private protected abstract Action<RuleDocument> TakeChange();

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare()
    {
        Action<RuleDocument> change = TakeChange();
        var edit = new RuleEdit(Client, Rules, Bind);
        return async token => Write(await edit.ApplyAsync(change, token).ConfigureAwait(false));
    }
}
