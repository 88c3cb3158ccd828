using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Xml;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input;

/// <summary>What a user gives for a document.</summary>
/// <param name="Tree">What it says: the inside of the root, or items of it. Null for what is a text that goes out as it is.</param>
/// <param name="Headers">The headers of the envelope that it was in.</param>
/// <param name="Text">XML, or the JSON of a policy, as it was written.</param>
internal sealed record GivenDocument(object? Tree, TreeMap? Headers = null, string? Text = null);

/// <summary>
/// The forms of a document that users have: an envelope, what was inside one, a hashtable, XML, JSON or a file.
/// </summary>
/// <param name="session">Makes paths of PowerShell's those of the system.</param>
/// <param name="root">The root of the document; null for a policy, which is JSON.</param>
internal sealed class DocumentForms(SessionState session, string? root)
{
    private string Title => root ?? "policy";

    /// <exception cref="ArgumentException">The value is no such document; the message says why.</exception>
    public GivenDocument Read(object? value)
    {
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
        return plain switch
        {
            string text => OfText(text),
            XmlNode xml => OfText(xml.OuterXml),
            FileInfo file => OfText(file.FullName),
            IList lines when lines.Count > 1 && lines.Cast<object?>().All(line => PsTree.Plain(line) is string) =>
                OfText(string.Join("\n", lines.Cast<object>())),
            Envelope envelope => OfAnswer(envelope.Answer.ToTree()),
            _ => OfTree(PsTree.FromPowerShell(value)),
        };
    }

    /// <summary>The same for a tree, which may be an envelope that lost its type on the way.</summary>
    public GivenDocument OfTree(object? tree) =>
        tree is TreeMap map && IsAnswer(map) ? OfAnswer(map) : new(Several(tree) ?? tree);

    // Of what a bucket has several, a list was asked for.
    private List<object?>? Several(object? tree) =>
        root is not null && Shapes.Find(root)?.Find(root) is null ? (tree as TreeMap)?[root] as List<object?> : null;

    private GivenDocument OfText(string text)
    {
        text = text.TrimStart('\uFEFF');
        return (text.TrimStart() is { Length: > 0 } content ? content[0] : ' ') switch
        {
            '<' when root is not null => new(null, Text: text),
            '{' or '[' when root is not null => OfTree(Json(text)),
            '{' when Json(text) is TreeMap map && IsAnswer(map) => OfAnswer(map),
            '{' => new(null, Text: text),
            _ => OfText(Content(text)),
        };
    }

    private string Content(string text)
    {
        string path = text.Length == 0 ? "" : LocalPath.Full(session.Path, text);
        string content = File.Exists(path) ? DocumentFile.Read(path) : "";
        return content.TrimStart() is { Length: > 0 } begin && begin[0] is '<' or '{' or '['
            ? content
            : throw new ArgumentException($"'{text}' is neither {(root is null ? "" : "XML nor ")}JSON nor a file of it.");
    }

    private static object? Json(string text)
    {
        try
        {
            return JsonTree.ReadGiven(text);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The configuration is no valid JSON: {e.Message}", e);
        }
    }

    private static bool IsAnswer(TreeMap map) => map.Contains("status") && map["response"] is TreeMap;

    private GivenDocument OfAnswer(TreeMap answer)
    {
        TreeMap response = answer.GetMap("response")!;
        var (name, inside) = response.FirstOrDefault();
        List<object?>? several = Several(inside);
        bool isRight = root is null ? !response.Contains("Error") : several is not null || response.Contains(root);
        if (!isRight || answer["status"] is >= 300)
            throw new ArgumentException($"The envelope holds {name ?? "nothing"}, and no {Title}.");
        return new(root is null ? response : several ?? (object?)response.GetMap(root) ?? new TreeMap(), answer.GetMap("headers"));
    }
}
