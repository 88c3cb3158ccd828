using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the versions of the key that the line names, the newest first.</summary>
public sealed class VersionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var (bucket, key) = StoreCompletion.Place(fakeBoundParameters);
        if (bucket is null || key is null) return [];
        return StoreCompletion.Ask(fakeBoundParameters, Routes.ListObjectVersions.For(bucket).With("Prefix", key),
            page => page.GetMaps("ListVersionsResult", "Version").Concat(page.GetMaps("ListVersionsResult", "DeleteMarker"))
                .Where(v => v.GetText("Key") == key)
                .OrderByDescending(v => v["LastModified"] as DateTime? ?? DateTime.MinValue).Select(v => v.GetText("VersionId")),
            wordToComplete);
    }
}
