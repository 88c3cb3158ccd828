using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>Completes what may be here or in a store: paths of files, paths of drives, and addresses.</summary>
public sealed class PathOrAddressCompleter : IArgumentCompleter
{
    private const string Scheme = "s3:";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        List<CompletionResult> found = [.. new AddressCompleter()
            .CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)];
        string typed = TypedWord.Read(wordToComplete);
        bool mayBeAddress = Scheme.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
        bool isAddress = typed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        // Where a completer gives nothing, PowerShell offers no files by itself.
        return isAddress || (found.Count > 0 && !mayBeAddress) ? found
            : CompletionCompleters.CompleteFilename(wordToComplete).Concat(found);
    }
}
