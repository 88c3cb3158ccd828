using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Input;

/// <summary>Completes the names of the providers that are known.</summary>
public sealed class ProviderCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Provider.All.Select(p => p.Name).Where(n => n.StartsWith(StoreCompletion.Bare(wordToComplete), StringComparison.OrdinalIgnoreCase)).Select(StoreCompletion.Result);
}
