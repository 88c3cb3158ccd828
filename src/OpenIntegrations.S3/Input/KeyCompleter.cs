using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Completes keys folder by folder.</summary>
public sealed class KeyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? bucket = (fakeBoundParameters["Bucket"] ?? fakeBoundParameters["BucketName"] ?? fakeBoundParameters["SourceBucket"]) as string;
        if (bucket is null) return [];
        string prefix = StoreCompletion.Bare(wordToComplete);
        S3Request request = Route.Parse(Routes.ListObjectsV2).Bind(name => name switch
        {
            "Bucket" => bucket,
            "Prefix" => prefix.Length == 0 ? null : prefix,
            "Delimiter" => "/",
            _ => null,
        });
        return StoreCompletion.Ask(
            fakeBoundParameters,
            request,
            page => page.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix")).Concat(page.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key"))),
            wordToComplete);
    }
}
