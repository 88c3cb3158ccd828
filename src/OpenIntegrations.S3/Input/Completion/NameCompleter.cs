using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes names that are known without asking a store.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string beginning = TypedWord.Read(wordToComplete);
            return Names(fakeBoundParameters).Where(n => n.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                .Select(TypedWord.Known).ToList();
        }
        catch (S3ConfigurationException)
        {
            // The file of profiles is damaged. Whoever runs the line will hear of it.
            return [];
        }
    }

    /// <summary>All names that the parameter takes.</summary>
    /// <param name="bound">The parameters that the line has already.</param>
    protected abstract IEnumerable<string> Names(IDictionary bound);
}
