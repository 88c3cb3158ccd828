using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input.Completion;

/// <summary>Completes keys folder by folder.</summary>
public sealed class KeyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? bucket = StoreCompletion.Place(fakeBoundParameters).Bucket;
        if (bucket is null) return [];
        string prefix = DirectoryBucketName.Asked(bucket, TypedWord.Read(wordToComplete));
        S3Request request = Routes.ListObjectsV2.For(bucket).With("Prefix", prefix.Length == 0 ? null : prefix).With("Delimiter", "/");
        return StoreCompletion.Ask(
            fakeBoundParameters,
            request,
            page => page.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix"))
                .Concat(page.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key"))),
            wordToComplete);
    }
}
