using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the uploads in parts that are under way for the key that the line names.</summary>
public sealed class UploadIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var (bucket, key) = StoreCompletion.Place(fakeBoundParameters);
        if (bucket is null) return [];
        return StoreCompletion.Ask(fakeBoundParameters, Routes.ListMultipartUploads.For(bucket).With("Prefix", key),
            page => page.GetMaps("ListMultipartUploadsResult", "Upload").Where(u => key is null || u.GetText("Key") == key)
                .Select(u => u.GetText("UploadId")),
            wordToComplete);
    }
}
