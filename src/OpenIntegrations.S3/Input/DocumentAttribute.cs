using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// Takes a document to send in any form: the envelope that the Get- cmdlet gave, a hashtable, an object, XML text, or the path of an XML file.
/// </summary>
/// <param name="root">The document's root element.</param>
public sealed class DocumentAttribute(string root) : ArgumentTransformationAttribute
{
    /// <summary>The root element of the document.</summary>
    public string Root { get; } = root;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            object? plain = inputData is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : inputData;
            return plain switch
            {
                S3Document => plain,
                Envelope envelope => S3Document.FromTree(Root, OfEnvelope(envelope)),
                string text => S3Document.FromXml(Root, XmlOrFile(engineIntrinsics, text)),
                _ => PsTree.FromPowerShell(plain) is TreeMap map ? S3Document.FromTree(Root, Inside(map)) : throw new ArgumentException($"A {Root} document cannot be made of a {plain?.GetType().Name ?? "null"}."),
            };
        }
        catch (ArgumentException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private TreeMap OfEnvelope(Envelope envelope) => envelope.Answer.Response.GetMap(Root)
        ?? throw new ArgumentException($"The envelope holds {envelope.Answer.Response.FirstOrDefault().Key ?? "nothing"}; a {Root} document is expected.");

    // An envelope that went through JSON or a file has lost its type and kept its members.
    private static TreeMap Inside(TreeMap map) => map.Contains("status") && map.GetMap("response") is { } response ? response : map;

    private static string XmlOrFile(EngineIntrinsics engine, string text)
    {
        if (text.TrimStart().StartsWith('<')) return text;
        string path = engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text);
        return File.Exists(path) ? File.ReadAllText(path) : throw new ArgumentException($"'{text}' is neither XML nor a file.");
    }
}
