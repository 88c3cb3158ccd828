using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace OpenIntegrations.S3.Input;

/// <summary>Encodings by the names that PowerShell's own cmdlets use, by their IANA name, or by code page.</summary>
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute, IArgumentCompleter
{
    private static readonly Dictionary<string, Func<Encoding>> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = static () => new UTF8Encoding(false),
        ["utf8NoBOM"] = static () => new UTF8Encoding(false),
        ["ascii"] = static () => Encoding.ASCII,
        ["latin1"] = static () => Encoding.GetEncoding("iso-8859-1"),
        ["unicode"] = static () => Encoding.Unicode,
        ["bigendianunicode"] = static () => Encoding.BigEndianUnicode,
        ["utf32"] = static () => Encoding.UTF32,
    };

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PsValue.Unwrap(inputData) switch
    {
        string name when s_names.TryGetValue(name, out Func<Encoding>? encoding) => encoding(),
        string name => Find(name),
        int codePage => Encoding.GetEncoding(codePage),
        var other => other,
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        s_names.Keys.Where(n => n.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(StoreCompletion.Result);

    private static Encoding Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException($"'{name}' is no encoding. Use one of {string.Join(", ", s_names.Keys)}, or an IANA name.", e);
        }
    }
}
