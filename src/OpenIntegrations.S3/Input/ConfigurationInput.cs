using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using System.Xml;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// What -Configuration takes, made into the document of an operation: an envelope, what was inside one, a hashtable, XML, JSON or a file.
/// Where a document is nothing but a list, its items may come one by one.
/// </summary>
internal sealed class ConfigurationInput(PSCmdlet cmdlet, Route route)
{
    /// <summary>A tag as it is shown, which its type adds to it.</summary>
    private const string ShownTag = "Tag";

    private readonly Shape? _shape = route.RequestRoot is { } root ? Shapes.Find(root) : null;
    private readonly List<object?> _items = [];
    private S3Document? _document;
    private TreeMap? _headers;

    /// <summary>Whether items are waiting for the end of the pipeline.</summary>
    public bool HasItems => _items.Count > 0;

    private string Root => route.RequestRoot!;

    /// <returns>Whether the document is complete.</returns>
    /// <exception cref="ArgumentException">The value is no such document; the message says why.</exception>
    public bool Take(object? value)
    {
        (_document, _headers) = (null, null);
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
        switch (plain)
        {
            case string text: TakeText(text); break;
            case XmlNode xml: TakeText(xml.OuterXml); break;
            case FileInfo file: TakeText(file.FullName); break;
            case IList lines when lines.Count > 1 && lines.Cast<object?>().All(line => PsTree.Plain(line) is string):
                TakeText(string.Join("\n", lines.Cast<object>()));
                break;
            case Envelope envelope: TakeAnswer(envelope.Answer.ToTree()); break;
            default: TakeTree(PsTree.FromPowerShell(value)); break;
        }
        return _document is not null;
    }

    /// <summary>Adds the document, and what came with it in headers unless the request says otherwise.</summary>
    public S3Request AddTo(S3Request request)
    {
        S3Document document = _document ?? S3Document.FromTree(Root, Wrapped());
        foreach (string name in RequestBinder.HeaderNames(cmdlet.GetType()))
        {
            if (!request.Headers.Contains(name) && Find(_headers, name) is string value) request.Headers[name] = value;
        }
        return request.WithDocument(document);
    }

    private void TakeText(string text)
    {
        text = text.TrimStart('\uFEFF');
        switch (text.TrimStart() is { Length: > 0 } content ? content[0] : ' ')
        {
            case '<' when _shape is not null: _document = S3Document.FromXml(Root, text); break;
            case '{' or '[' when _shape is not null: TakeTree(Json(text)); break;
            case '{' when Json(text) is TreeMap map && IsAnswer(map): TakeAnswer(map); break;
            case '{': _document = S3Document.FromJson(text); break;
            default: TakeText(Content(text)); break;
        }
    }

    private string Content(string text)
    {
        string path = text.Length == 0 ? "" : LocalPath.Full(cmdlet.SessionState.Path, text);
        string content = File.Exists(path) ? DocumentFile.Read(path) : "";
        return content.TrimStart() is { Length: > 0 } begin && begin[0] is '<' or '{' or '['
            ? content
            : throw new ArgumentException($"'{text}' is neither {(_shape is null ? "" : "XML nor ")}JSON nor a file of it.");
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

    private void TakeTree(object? tree)
    {
        switch (tree)
        {
            case TreeMap map when IsAnswer(map): TakeAnswer(map); break;
            case TreeMap map when _shape is null: _document = S3Document.FromJson(JsonTree.Write(map, indented: false)); break;
            case TreeMap map: TakeMembers(map); break;
            case List<object?> { Count: 0 }:
                throw new ArgumentException($"An empty list is no {Root ?? "policy"}, and nothing is changed by it.");
            case List<object?> items when items.All(i => i is TreeMap) && _shape is not null: items.ForEach(TakeTree); break;
            default:
                throw new ArgumentException($"A {route.RequestRoot ?? "policy"} cannot be made of a {tree?.GetType().Name ?? "null"}.");
        }
    }

    private static bool IsAnswer(TreeMap map) => map.Contains("status") && map["response"] is TreeMap;

    /// <summary>An envelope; one that went through JSON or a file has lost its type and kept its members.</summary>
    private void TakeAnswer(TreeMap answer)
    {
        TreeMap response = answer.GetMap("response")!;
        _headers = answer.GetMap("headers");
        bool isRight = _shape is null ? !response.Contains("Error") : response.Contains(Root);
        if (!isRight || answer["status"] is >= 300)
            throw new ArgumentException($"The envelope holds {response.FirstOrDefault().Key ?? "nothing"}, and no {Root ?? "policy"}.");
        if (_shape is null) _document = S3Document.FromJson(JsonTree.Write(response, indented: false));
        else TakeMembers(response.GetMap(Root) ?? new TreeMap());
    }

    private void TakeMembers(TreeMap members)
    {
        IReadOnlyList<Shape> list = _shape!.SoleList();
        TreeMap map = members.Count == 1 && members[Root] is TreeMap inside && _shape.Find(Root) is null ? inside : members;
        bool isItem = list.Count > 0 && map.Count > 0 && !Has(_shape, map) && Has(list[list.Count - 1], map);
        Shape shape = isItem ? list[list.Count - 1] : _shape;
        var own = new TreeMap();
        foreach (var (name, value) in map)
        {
            // What -Unwrap gives names bucket and object too, and values that travel in headers: those are the request's.
            if (Find(shape, name) is not null) own.Add(name, value);
            else if (Parameter(name) is { } parameter) AddHeader(parameter, value);
            else if (!isItem || name != ShownTag) own.Add(name, value);
        }
        if (isItem) _items.Add(own);
        else _document = S3Document.FromTree(Root, own);
    }

    private TreeMap Wrapped()
    {
        object? value = _items;
        foreach (Shape member in _shape!.SoleList().Reverse()) value = new TreeMap { { member.Name, value } };
        return (TreeMap)value!;
    }

    private static object? Find(TreeMap? headers, string name) =>
        headers?.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool Has(Shape shape, TreeMap map) => map.Any(m => Find(shape, m.Key) is not null);

    private static Shape? Find(Shape shape, string name) => shape.Find(name, StringComparison.OrdinalIgnoreCase);

    private PropertyInfo? Parameter(string name) => cmdlet.GetType().GetProperties().FirstOrDefault(property =>
        property.GetCustomAttributes<ParameterAttribute>().Any(p => p.ValueFromPipelineByPropertyName)
        && (property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Append(property.Name)
            .Contains(name, StringComparer.OrdinalIgnoreCase));

    private void AddHeader(PropertyInfo parameter, object? value)
    {
        if (parameter.GetCustomAttribute<HeaderAttribute>() is { } header) (_headers ??= new TreeMap())[header.Name] = value;
    }
}
