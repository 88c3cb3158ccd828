using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>
    /// Sets the encoding of text, JSON and form bodies; UTF-8 when it is not set. It may be called before or after the body is set.
    /// </summary>
    /// <param name="encoding">A name, such as utf8, latin1 or windows-1251, or an Encoding.</param>
    public FluentClient UseEncoding(object encoding) => Do(state =>
    {
        state.Settings.Encoding = _caller.Plain(encoding) as Encoding ?? Charset.Find(Scalars.Format(_caller.Plain(encoding) ?? ""));
        return state.Settings.Encoding.WebName;
    });

    /// <summary>
    /// Asks for answers packed with gzip, and unpacks them; true when it is not called. With false the body is taken as it comes.
    /// </summary>
    /// <param name="flag">Whether to.</param>
    public FluentClient UseGzipCompression(bool flag) => Do(state => Set(state.Settings.Gzip = flag));

    /// <summary>
    /// Has the fields of a form covered by the OAuth 1.0a signature, as RFC 5849 demands; SetFormBody turns it on. Bodies of other types
    /// never take part.
    /// </summary>
    /// <param name="flag">Whether to.</param>
    public FluentClient UseBodyFieldsAtOAuth(bool flag) => Do(state => Set(state.Settings.BodyFieldsAtOAuth = flag));

    /// <summary>UseBodyFieldsAtOAuth, under the name that OInt gave it.</summary>
    /// <param name="flag">Whether to.</param>
    public FluentClient UseBodyFiledsAtOAuth(bool flag) => UseBodyFieldsAtOAuth(flag);

    /// <summary>
    /// Encodes what a URL cannot hold, and the values of its parameters; true when it is not called. Escapes that stand in the URL already
    /// stay. With false all is sent as it was written; blanks, control characters and letters beyond ASCII, which a URL cannot hold, are an
    /// error then.
    /// </summary>
    /// <remarks>It may be called before or after SetURL.</remarks>
    /// <param name="flag">Whether to.</param>
    public FluentClient UseURLEncoding(bool flag) => Do(state => Set(state.Settings.UrlEncoding = flag));

    /// <summary>
    /// Sets how often a request is tried again when there was no answer, the answer broke off, or its status was 408, 425, 429,
    /// 500, 502 to 504, or one of a proxy's for the server behind it, such as 509 and those from 520 on but 526; 0 when it is not called.
    /// </summary>
    /// <remarks>
    /// Between attempts the client waits: as long as the server asks (Retry-After, up to a minute), else up to 0.1, 0.2, 0.4 … 10 seconds,
    /// by chance.
    /// </remarks>
    /// <param name="value">Attempts after the first.</param>
    public FluentClient MaxAttempts(int value) => Do(state => Set(state.Settings.MaxAttempts = AtLeastNone(value)));

    /// <summary>Sets how many redirects are followed; 5 when it is not called. The redirect after the last one is the answer.</summary>
    /// <remarks>
    /// To another host, port or scheme go no Authorization, no Cookie header of your own and no other header that carries a secret; a step
    /// from https to http is not taken. Cookies that servers set go by the rules of browsers: to their host, whatever its port.
    /// 303 turns every method except HEAD into GET, and 301 and 302 turn POST into GET, without the body, as browsers do.
    /// </remarks>
    /// <param name="value">How many; 0 follows none.</param>
    public FluentClient MaxRedirects(int value) => Do(state => Set(state.Settings.MaxRedirects = AtLeastNone(value)));

    /// <summary>
    /// Sets how an array stands in the URL: as one value <c>f=[a,b]</c>, as several <c>f=a&amp;f=b</c>, or as several with brackets
    /// <c>f[]=a&amp;f[]=b</c>.
    /// </summary>
    /// <param name="flag">True for several values.</param>
    /// <param name="squareBrackets">True for brackets behind the name; null leaves it as it was, and false at first.</param>
    public FluentClient SplitArraysInURL(bool flag, bool? squareBrackets = null) => Do(state =>
    {
        state.Settings.SplitArrays = flag;
        state.Settings.SquareBrackets = squareBrackets ?? state.Settings.SquareBrackets;
        return Set(flag) + (flag && state.Settings.SquareBrackets ? ", with brackets" : "");
    });

    /// <summary>
    /// The settings: gzip, SplitArrayParams, ArraysSquareBrackets, URLencoding, EncodeRequestBody, BodyFieldsAtOAuth, MaxAttempts,
    /// MaxRedirects.
    /// </summary>
    /// <param name="filter">One name for its value, several for a map of these; nothing for a map of all.</param>
    /// <returns>A value or a map; after an error the client itself.</returns>
    public object? ReturnSettings(object? filter = null)
    {
        object? result = this;
        Do(state =>
        {
            TreeMap all = state.Settings.ToTree();
            result = Tree(filter) switch
            {
                null or "" => _caller.Show(all, asMap: true),
                List<object?> names => _caller.Show(Subset(all, names), asMap: true),
                var name => all[SettingName(all, name)],
            };
            return "done";
        });
        return result;
    }

    private static TreeMap Subset(TreeMap all, IEnumerable<object?> names)
    {
        var chosen = new TreeMap();
        foreach (string name in names.Select(n => SettingName(all, n))) chosen[name] = all[name];
        return chosen;
    }

    private static string SettingName(TreeMap all, object? name) =>
        all.Select(s => s.Key).FirstOrDefault(key => key.Equals(name?.ToString(), StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no setting '{name}'. There are {Names(all)}.");

    private static int AtLeastNone(int value) => value >= 0 ? value : throw new ArgumentException($"{value} is less than none.");

    private static string Set<T>(T value) => Scalars.Format(value!);
}
