using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Input;

/// <summary>Completes the names of the values that a profile has.</summary>
public sealed class StoredValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string beginning = StoreCompletion.Bare(wordToComplete);
            IEnumerable<Setting> stored = ProfileStore.OfUser().Find(fakeBoundParameters["Name"] as string ?? "")?.Given ?? [];
            return stored.Select(s => s.Name).Where(n => n.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Select(StoreCompletion.Result).ToList();
        }
        catch (S3ConfigurationException)
        {
            return [];
        }
    }
}
