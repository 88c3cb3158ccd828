using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>
/// Completes addresses in a store: the bucket, then one level at a time; and paths of drives.
/// </summary>
public sealed class AddressCompleter : IArgumentCompleter
{
    private const string Scheme = "s3://";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete,
        CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = TypedWord.Read(wordToComplete);
        if (Scheme.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) typed = Scheme;
        if (!typed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return Drive.PathCompletion.Complete(parameterName, wordToComplete);
        if (typed.IndexOf('/', Scheme.Length) < 0)
            return StoreCompletion.Ask(fakeBoundParameters, Routes.ListBuckets.For(),
                page => page.GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket").Select(b => $"{Scheme}{b.GetText("Name")}/"),
                TypedWord.Quote(typed));
        bool isPattern = parameterName is not ("LiteralPath" or "Destination");
        return KeyOf(typed, isPattern) is not var (bucket, key) ? [] : StoreCompletion.Ask(
            fakeBoundParameters,
            Routes.ListObjectsV2.For(bucket).With("Prefix", key.Length == 0 ? null : key).With("Delimiter", "/"),
            page => page.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix"))
                .Concat(page.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key"))).OfType<string>()
                .Where(name => name != key || !name.EndsWith('/'))
                .Select(name => new S3Address(bucket, isPattern ? Pattern.Escape(name) : name).ToString()),
            TypedWord.Quote(typed));
    }

    // What has wildcards already names more than one thing.
    private static (string Bucket, string Key)? KeyOf(string typed, bool isPattern)
    {
        int slash = typed.IndexOf('/', Scheme.Length);
        string bucket = typed.Substring(Scheme.Length, slash - Scheme.Length), key = typed.Substring(slash + 1);
        try
        {
            if (!isPattern || key.IndexOf('`') < 0) return isPattern && Pattern.IsIn(key) ? null : (bucket, key);
            var pattern = new Pattern(key);
            return pattern.IsLiteral ? (bucket, pattern.Prefix) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
