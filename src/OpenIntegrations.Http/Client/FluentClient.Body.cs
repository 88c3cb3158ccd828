using System;
using System.IO;
using System.Text;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client.Drafts;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>Sends bytes, as application/octet-stream.</summary>
    /// <param name="data">
    /// Bytes, a stream, or a file (Get-Item). A text is the path of a file when there is one of that name, a URL to load the bytes from
    /// when it begins with http:// or https://, and else text. Files are streamed from where they lie when the request is sent; one that is
    /// changed meanwhile is an error.
    /// </param>
    /// <param name="setIfEmpty">Sends an empty body too; without it empty data are skipped.</param>
    public FluentClient SetBinaryBody(object? data, bool setIfEmpty = false) => Do(state =>
    {
        RequestBody content = Content(state, data);
        if (content.Length == 0 && !setIfEmpty) return "no data, skipped";
        state.Body = new ContentDraft(content);
        return $"{Scalars.Format(content.Length ?? 0)} bytes";
    });

    /// <summary>Sends text, as text/plain with the charset of UseEncoding.</summary>
    /// <param name="data">The text; an empty one is skipped.</param>
    /// <param name="writeBOM">Puts a byte order mark before it.</param>
    public FluentClient SetStringBody(string? data, bool writeBOM = false) => Do(state =>
    {
        if (string.IsNullOrEmpty(data)) return "no text, skipped";
        state.Body = new TextDraft(data!, writeBOM);
        return $"{data!.Length} characters";
    });

    /// <summary>
    /// Sends JSON, as application/json. A map or an array is written compactly; JSON text is checked and sent as it stands.
    /// </summary>
    /// <remarks>OInt writes one member a line, indented by a blank.</remarks>
    /// <param name="data">
    /// A hashtable, an object, an array, a value, JSON text, or a path or a URL of JSON text. An empty text is skipped. Objects of classes
    /// of your own are written with
    /// their public properties, secure strings in plain text.
    /// </param>
    public FluentClient SetJsonBody(object? data) => Do(state =>
    {
        object? tree = Revealed(data);
        if (tree is null or "") return "no data, skipped";
        bool isText = tree is string or FileInfo or Uri;
        state.Body = isText ? JsonDraft.Parse(Json(state, tree)) : new JsonDraft(tree);
        return state.Body.Summary;
    });

    /// <summary>
    /// Sends the fields of a form, as application/x-www-form-urlencoded. Names and values are encoded; a value that is an array becomes
    /// several fields.
    /// </summary>
    /// <param name="data">A hashtable, an object, JSON text, or a form that is encoded already and is sent as it stands.</param>
    public FluentClient SetFormBody(object? data) => Do(state =>
    {
        object? tree = Revealed(data);
        if (tree is null or "") return "no data, skipped";
        state.Body = tree is string text && !text.TrimStart().StartsWith('{') ? FormDraft.Parse(text)
            : new FormDraft(MapOf(tree, "form fields"));
        state.Settings.BodyFieldsAtOAuth = true;
        return state.Body.Summary;
    });

    /// <summary>Begins a JSON body that InsertBodyField and AddValue fill.</summary>
    /// <param name="rootType">Map, Structure or Array.</param>
    public FluentClient InitializeJsonBody(string rootType = "Map") => Do(state =>
    {
        state.Body = new JsonDraft(ValueType.EmptyRoot(rootType));
        return rootType;
    });

    /// <summary>Begins a form that InsertBodyField and AddValue fill.</summary>
    /// <param name="rootType">Map or Structure.</param>
    public FluentClient InitializeFormBody(string rootType = "Map") => Do(state =>
    {
        state.Body = new FormDraft(ValueType.EmptyRoot(rootType) as TreeMap ?? throw new ArgumentException("A form cannot be an array."));
        state.Settings.BodyFieldsAtOAuth = true;
        return rootType;
    });

    /// <summary>Sets a field of the JSON or form body.</summary>
    /// <param name="fieldKey">
    /// The name. In JSON, dots lead to a field inside of another, which must be there; a number is an array's item, from 0.
    /// </param>
    /// <param name="fieldValue">Any value: text, a number, true or false, a date, an array, a map.</param>
    /// <param name="valueType">Converts the value first: String, Number, Boolean, Date, Array, Map or Structure.</param>
    public FluentClient InsertBodyField(string fieldKey, object? fieldValue, string? valueType = null) => Do(state =>
    {
        Fields(state).Insert(fieldKey, ValueType.Convert(Revealed(fieldValue), valueType));
        return fieldKey;
    });

    /// <summary>Appends a value to an array of the JSON or form body.</summary>
    /// <param name="fieldKey">Where the array is, as in InsertBodyField; empty for the root.</param>
    /// <param name="elementValue">Any value.</param>
    /// <param name="valueType">Converts the value first, as in InsertBodyField.</param>
    public FluentClient AddValue(string? fieldKey, object? elementValue, string? valueType = null) => Do(state =>
    {
        Fields(state).Append(fieldKey ?? "", ValueType.Convert(Revealed(elementValue), valueType));
        return fieldKey ?? "";
    });

    private static TreeDraft Fields(RequestState state) =>
        state.Body as TreeDraft
            ?? throw new InvalidOperationException(
                "There is no JSON or form body to fill; begin one with InitializeJsonBody or InitializeFormBody.");

    /// <summary>The JSON text that a text is, or leads to.</summary>
    private string Json(RequestState state, object source)
    {
        if (source is string text && !IsUrl(text) && FindFile(text) is null) return text;
        if (Content(state, source) is BytesBody loaded) return Charset.Decode(loaded.Bytes.ToArray(), Encoding.UTF8);
        return File.ReadAllText(source is FileInfo file ? file.FullName : FindFile((string)source)!);
    }
}
