using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Input;

/// <summary>Encodings by the names that PowerShell's own cmdlets use, by their IANA name, or by code page.</summary>
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute, IArgumentCompleter
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        string name => Find(name),
        int codePage => Encoding.GetEncoding(codePage),
        var other => other,
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Charset.ShortNames.Where(n => n.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(StoreCompletion.Result);

    private static Encoding Find(string name)
    {
        try
        {
            return Charset.Find(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
