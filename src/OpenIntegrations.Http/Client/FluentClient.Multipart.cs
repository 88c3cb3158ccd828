using System;
using System.Collections.Generic;
using System.IO;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client.Drafts;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>Begins a body of several parts.</summary>
    /// <remarks>Files are streamed from where they lie; OInt copies all of them into a temporary file first.</remarks>
    /// <param name="useFile">
    /// True leaves files where they lie until the request is sent; false reads what is added at once, so that the file may change or go.
    /// </param>
    /// <param name="view">The kind: form-data or related.</param>
    public FluentClient StartMultipartBody(bool useFile = true, string view = "form-data") => Do(state =>
    {
        MultipartDraft draft = MultipartDraft.Start(view, keepsCopies: !useFile);
        state.Body = draft;
        return draft.Summary;
    });

    /// <summary>Adds a file to a multipart/form-data body.</summary>
    /// <param name="fieldName">The field's name.</param>
    /// <param name="fileName">The name under which the file is sent.</param>
    /// <param name="data">What the file holds, as in SetBinaryBody.</param>
    /// <param name="dataType">Its media type; empty sends none.</param>
    /// <param name="ignoreEmpty">Skips data that are empty.</param>
    public FluentClient AddMultipartFormDataFile(string fieldName, string fileName, object? data, string dataType = "",
        bool ignoreEmpty = false) => Do(state =>
    {
        FormDataDraft draft = Draft<FormDataDraft>(state, "form-data");
        RequestBody content = Kept(draft, Content(state, data));
        if (ignoreEmpty && content.Length == 0) return $"{fieldName} is empty, skipped";
        draft.AddFile(fieldName, fileName, content, dataType ?? "");
        return $"{fieldName}: {fileName}, {Scalars.Format(content.Length ?? 0)} bytes";
    });

    /// <summary>Adds a field to a multipart/form-data body.</summary>
    /// <param name="fieldName">The field's name.</param>
    /// <param name="value">
    /// Text, a number, true or false, bytes, or a map or array, which becomes JSON. A text is never taken for a path.
    /// </param>
    public FluentClient AddMultipartFormDataField(string fieldName, object? value) => Do(state =>
    {
        object? tree = Revealed(value);
        byte[] bytes = tree as byte[]
            ?? state.Settings.Encoding.GetBytes(tree is List<object?> ? JsonTree.Write(tree, indented: false) : FieldText.Of(tree));
        Draft<FormDataDraft>(state, "form-data").AddField(fieldName, new BytesBody(bytes));
        return fieldName;
    });

    /// <summary>Adds a part to a multipart/related body. The first one is its root.</summary>
    /// <param name="data">What the part holds, as in SetBinaryBody; a map or an array becomes JSON.</param>
    /// <param name="dataType">Its media type.</param>
    /// <param name="contentID">Names the part for others to refer to; angle brackets are added.</param>
    public FluentClient AddDataAsRelated(object? data, string dataType, string contentID = "") => Do(state =>
    {
        RelatedDraft draft = Draft<RelatedDraft>(state, "related");
        RequestBody content = Kept(draft, Content(state, data));
        draft.AddPart(content, dataType ?? "", contentID ?? "");
        return $"{dataType}, {Scalars.Format(content.Length ?? 0)} bytes";
    });

    private static T Draft<T>(RequestState state, string view) where T : MultipartDraft =>
        state.Body as T
            ?? throw new InvalidOperationException(
                $"There is no multipart body to add to; begin one with StartMultipartBody($true, '{view}').");

    private RequestBody Kept(MultipartDraft draft, RequestBody content) =>
        draft.KeepsCopies && content is not BytesBody ? Wait(async token =>
    {
        using var memory = new MemoryStream();
        await content.WriteToAsync(memory, token).ConfigureAwait(false);
        return new BytesBody(memory.ToArray());
    }) : content;
}
