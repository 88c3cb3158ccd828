using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes the names of buckets.</summary>
public sealed class BucketCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters) =>
        StoreCompletion.Ask(fakeBoundParameters, Routes.ListBuckets.For(),
            page => page.GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket").Select(b => b.GetText("Name")), wordToComplete);
}
