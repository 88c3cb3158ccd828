using System;
using System.Linq;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>
    /// Begins a new request: forgets all settings, the cookies, the last answer, the error and the log. It must be called first.
    /// </summary>
    /// <remarks>Cookies that servers set are kept until then and sent back to where they belong.</remarks>
    /// <param name="url">The URL; it can be set later.</param>
    public FluentClient Initialize(string? url = "")
    {
        _log.Clear();
        (_state, _request, Response, Failure, Error) = (new RequestState(), null, null, null, false);
        return Do(_ => "a new request").SetURL(url);
    }

    /// <summary>
    /// Sets the URL. Its path is sent byte for byte: dots and escapes in it are not folded. Without a scheme it is https.
    /// </summary>
    /// <remarks>A user and password in the URL are sent by Basic authorization, as long as no other is set.</remarks>
    /// <param name="url">The URL; an empty one is skipped.</param>
    public FluentClient SetURL(string? url) => Do(state =>
    {
        if (string.IsNullOrEmpty(url)) return "no URL, skipped";
        UrlParts parts = state.Url = UrlParts.Parse(url!);
        if (parts.UserInfo is { } user && state.Authorization == Authorization.None) state.Authorization = BasicOf(user);
        return Confidential.Url(parts.ToString());
    });

    /// <summary>
    /// Replaces all parameters that were set by this method and by AddURLParameter. The query that stands in the URL itself stays, except
    /// for names that are set here.
    /// </summary>
    /// <remarks>
    /// Names and values are percent-encoded, the signs of arrays and of JSON too; OInt sends those raw, which many servers refuse.
    /// </remarks>
    /// <param name="value">A map of names and values: a hashtable, an object, or JSON text.</param>
    public FluentClient SetURLParams(object? value) => Do(state =>
    {
        TreeMap map = Map(value, "URL parameters");
        foreach (var (name, parameter) in map) FieldText.MustTell(name, parameter);
        state.Parameters = map;
        return Names(state.Parameters);
    });

    /// <summary>Sets one parameter of the URL. One that has the name already is replaced; pass an array for several values.</summary>
    /// <param name="name">The name; an empty one is skipped.</param>
    /// <param name="value">The value: text, a number, true or false, a date, an array, or a map, which becomes JSON.</param>
    /// <param name="ignoreEmpty">Skips a value that is empty.</param>
    public FluentClient AddURLParameter(string? name, object? value, bool ignoreEmpty = false) => Do(state =>
    {
        object? tree = Tree(value);
        if (string.IsNullOrEmpty(name)) return "no name, skipped";
        if (ignoreEmpty && FieldText.IsEmpty(tree)) return $"{name} is empty, skipped";
        FieldText.MustTell(name!, tree);
        state.Parameters[name!] = tree;
        return $"{name}={FieldText.Show(name!, tree)}";
    });

    /// <summary>
    /// Has the body of a good answer (200 to 299) streamed to a file, which appears when it is complete. Any other answer stays in memory
    /// and leaves the file alone.
    /// </summary>
    /// <param name="value">The path; empty for none.</param>
    public FluentClient SetResponseFile(string? value) => Do(state =>
    {
        state.ResponseFile = string.IsNullOrEmpty(value) ? null : _caller.FullPath(value!);
        return state.ResponseFile ?? "none";
    });

    /// <summary>Sets the Content-Type in place of the body's own.</summary>
    /// <param name="value">The media type, with its parameters; empty for the body's own.</param>
    public FluentClient SetDataType(string? value) => Do(state =>
    {
        state.DataType = string.IsNullOrEmpty(value) ? null : HeaderRules.Value("Content-Type", value!);
        return state.DataType ?? "the body's own";
    });

    /// <summary>
    /// What the client did, line by line, without secrets: the values of headers and parameters that carry them are shown as ***.
    /// </summary>
    /// <param name="asString">True for one text instead of an array.</param>
    /// <returns>A string array, or a string.</returns>
    public object GetLog(bool asString = false) => asString ? _log.ToString() : _log.Lines;

    private static BasicAuthorization BasicOf(string userInfo)
    {
        string[] sides = userInfo.Split([':'], 2);
        return new(PercentEncoding.Decode(sides[0]), sides.Length == 2 ? PercentEncoding.Decode(sides[1]) : "");
    }

    private static string Names(TreeMap map) => map.Count == 0 ? "none" : string.Join(", ", map.Select(m => m.Key));
}
