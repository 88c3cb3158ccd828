using System;
using System.Text.Json;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>The answer: status, headers and body.</summary>
    /// <param name="forced">Returns what there is although something failed; without it the client itself is returned then.</param>
    /// <param name="exceptionOnError">Throws the log when something failed.</param>
    /// <returns>A ClientResponse; null before the request was sent; after an error the client itself.</returns>
    public object? ReturnResponse(bool forced = false, bool exceptionOnError = false) => Take(static r => r, forced, exceptionOnError);

    /// <summary>The body's JSON.</summary>
    /// <param name="toMap">True for maps, false for objects with properties.</param>
    /// <param name="exceptionOnError">Throws the log when something failed.</param>
    /// <returns>
    /// Maps, arrays and values; an empty map for an empty body; the bytes of a body that is no JSON; after an error the client itself.
    /// </returns>
    public object? ReturnResponseAsJSONObject(bool toMap = true, bool exceptionOnError = false) =>
        Take(response => Json(response, toMap), forced: false, exceptionOnError);

    /// <summary>The body's bytes.</summary>
    /// <param name="forced">Returns what there is although something failed; without it the client itself is returned then.</param>
    /// <param name="exceptionOnError">Throws the log when something failed.</param>
    /// <returns>A byte array; after an error the client itself.</returns>
    public object? ReturnResponseAsBinaryData(bool forced = false, bool exceptionOnError = false) =>
        Take(static r => r.Bytes, forced, exceptionOnError);

    /// <summary>
    /// The body as text: by its byte order mark, else in the charset that its Content-Type names, else in the one that XML declares, else
    /// in UTF-8. OInt takes everything for UTF-8.
    /// </summary>
    /// <param name="forced">Returns what there is although something failed; without it the client itself is returned then.</param>
    /// <param name="exceptionOnError">Throws the log when something failed.</param>
    /// <returns>A string; after an error the client itself.</returns>
    public object? ReturnResponseAsString(bool forced = false, bool exceptionOnError = false) =>
        Take(static r => r.Text, forced, exceptionOnError);

    /// <summary>The path of the file that holds the body, when SetResponseFile was called and the answer was good.</summary>
    /// <param name="forced">Returns what there is although something failed; without it the client itself is returned then.</param>
    /// <param name="exceptionOnError">Throws the log when something failed.</param>
    /// <returns>A path; null when the body is in memory; after an error the client itself.</returns>
    public object? ReturnResponseFilename(bool forced = false, bool exceptionOnError = false) =>
        Take(static r => r.Filename, forced, exceptionOnError);

    private object? Take(Func<ClientResponse, object?> form, bool forced, bool exceptionOnError)
    {
        if (Response is null && !Error) _log.Add(nameof(ReturnResponse), "there is no answer: the request was not sent");
        if (Error && exceptionOnError) throw new FluentClientException(_log.ToString(), Failure);
        if (Error && !forced) return this;
        return Response is null ? null : form(Response);
    }

    private object? Json(ClientResponse response, bool toMap)
    {
        byte[] bytes = response.Bytes;
        if (bytes.Length == 0) return _caller.Show(new TreeMap(), toMap);
        try
        {
            return _caller.Show(JsonTree.Read(response.Text), toMap);
        }
        catch (JsonException)
        {
            _log.Add(nameof(ReturnResponseAsJSONObject), "the body is no JSON, its bytes are returned");
            return bytes;
        }
    }
}
