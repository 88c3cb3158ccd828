using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>Sets several headers.</summary>
    /// <param name="value">A map of names and values.</param>
    /// <param name="fullReplace">True drops the headers set so far; false keeps those of other names.</param>
    public FluentClient SetHeaders(object? value, bool fullReplace = false) => Do(state =>
    {
        TreeMap map = Map(value, "headers");
        if (fullReplace) state.Headers = new HeaderList();
        foreach (var (name, header) in map) Set(state, name, header);
        return Names(map);
    });

    /// <summary>Sets one header. One that has the name already is replaced.</summary>
    /// <remarks>
    /// Headers that the client would set itself (Accept, Accept-Encoding, Content-Type, User-Agent, Host) give way to it. All that are set
    /// are there when the request is signed.
    /// </remarks>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; several of an array are joined by commas. An empty one is sent empty.</param>
    /// <param name="ignoreEmpty">Skips a value that is empty.</param>
    public FluentClient AddHeader(string name, object? value, bool ignoreEmpty = false) => Do(state =>
    {
        object? tree = Tree(value);
        if (ignoreEmpty && FieldText.IsEmpty(tree)) return $"{name} is empty, skipped";
        Set(state, name, tree);
        return $"{name}: {FieldText.Show(name, tree)}";
    });

    private static void Set(RequestState state, string name, object? value)
    {
        FieldText.MustTell(name, value);
        string text = value is List<object?> list ? string.Join(", ", list.Select(FieldText.Of)) : FieldText.Of(value);
        state.Headers[HeaderRules.Name(name)] = HeaderRules.Value(name, text);
    }
}
