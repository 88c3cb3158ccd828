using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>A document that is to be put, and what came with it in headers.</summary>
internal sealed record GivenConfiguration(Func<S3Document> Document, TreeMap? Headers);

/// <summary>
/// What -Configuration takes, made into the document of an operation. Where a document is nothing but a list, its items may come one by
/// one.
/// </summary>
internal sealed class ConfigurationInput(PSCmdlet cmdlet, Route route, MemberCheck check)
{
    /// <summary>A tag as it is shown, which its type adds to it.</summary>
    private const string ShownTag = "Tag";

    private readonly DocumentForms _forms = new(cmdlet.SessionState, route.RequestRoot);
    private readonly Shape? _shape = route.RequestRoot is { } root ? Shapes.Find(root) : null;
    private readonly WaitingItems _waiting = new(cmdlet);
    private readonly List<object?> _items = [];
    private readonly List<GivenConfiguration> _documents = [];
    private TreeMap? _headers;
    private bool _namesTarget;

    /// <summary>The one that the next request takes.</summary>
    public GivenConfiguration? Current { get; set; }

    private string Root => route.RequestRoot!;

    private string Title => route.RequestRoot ?? "policy";

    /// <summary>Takes a value of the pipeline.</summary>
    /// <returns>The documents that are complete: of what a bucket has several, there can be several.</returns>
    /// <exception cref="ArgumentException">The value is no such document; the message says why.</exception>
    public IReadOnlyList<GivenConfiguration> Take(object? value)
    {
        _documents.Clear();
        _items.Clear();
        (_headers, _namesTarget) = (null, false);
        Take(_forms.Read(value));
        if (_documents.Count > 1 && !route.Holes.Any(h => h.Hole == "Id"))
            throw new ArgumentException($"There is one {Title} of a thing, and {_documents.Count} were given.");
        foreach (object? item in _items) _waiting.Add((TreeMap)item!, _headers, _namesTarget);
        return [.. _documents];
    }

    /// <summary>Takes a value that is there for every record: nothing comes behind it.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public IReadOnlyList<GivenConfiguration> TakeWhole(object? value) => [.. Take(value), .. Rest()];

    /// <summary>Documents of the items that came, while the parameters name what each is for.</summary>
    public IEnumerable<GivenConfiguration> Rest() =>
        _waiting.TakeAll().Select(group =>
            new GivenConfiguration(() => check.FromTree(Root, Wrapped(group.Items), group.NamesTarget), group.Headers));

    /// <summary>Adds the document, and what came with it in headers unless the request says otherwise.</summary>
    public S3Request AddTo(S3Request request)
    {
        foreach (string name in RequestBinder.HeaderNames(cmdlet.GetType()))
        {
            if (!request.Headers.Contains(name) && Find(Current!.Headers, name) is string value) request.Headers[name] = value;
        }
        return request.WithDocument(Current!.Document());
    }

    private void Take(GivenDocument given)
    {
        _headers = given.Headers ?? _headers;
        switch (given)
        {
            case { Text: { } text }: Add(_shape is null ? S3Document.FromJson(text) : check.FromXml(Root, text)); break;
            case { Tree: TreeMap map } when _shape is null: Add(Policy(map)); break;
            case { Tree: TreeMap map }: TakeMembers(map); break;
            case { Tree: List<object?> { Count: 0 } }:
                throw new ArgumentException($"An empty list is no {Title}, and nothing is changed by it.");
            case { Tree: List<object?> items } when items.All(i => i is TreeMap) && _shape is not null:
                items.ForEach(i => Take(_forms.OfTree(i)));
                break;
            default:
                throw new ArgumentException($"No {Title} can be made of what is {Kind(given.Tree)}");
        }
    }

    private void Add(S3Document document) => _documents.Add(new(() => document, _headers));

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
            else if (Parameter(name) is { } parameter) TakeParameter(parameter, value);
            else if (!isItem || name != ShownTag) own.Add(name, value);
        }
        if (isItem) _items.Add(own);
        else Add(check.FromTree(Root, own, _namesTarget));
    }

    private TreeMap Wrapped(List<object?> items)
    {
        object? value = items;
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

    private void TakeParameter(PropertyInfo parameter, object? value)
    {
        if (parameter.GetCustomAttribute<HeaderAttribute>() is { } header) (_headers ??= new TreeMap())[header.Name] = value;
        else _namesTarget = true;
    }

    private static string Kind(object? value) => value is null ? "null."
        : value.GetType() is var type && type.Assembly == typeof(ConfigurationInput).Assembly ? $"{type.Name}. {MemberCheck.TargetOnly}"
        : $"{type.Name}.";

    // The store checks what is in one.
    private S3Document Policy(TreeMap map) => map.Any(m => Parameter(m.Key) is not null) && !map.Contains("Statement")
        ? throw new ArgumentException($"It is no policy: it has no Statement. {MemberCheck.TargetOnly}") : S3Document.FromPolicy(map);
}
