using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.S3.Output;

/// <summary>What the views of the fluent HTTP client show. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HttpViews
{
    private const int Longest = 400;
    private static readonly string[] s_texts = ["text/", "json", "xml", "javascript", "x-www-form-urlencoded"];

    /// <summary>The last line of a client's log when something failed.</summary>
    public static string Reason(FluentClient client) => client.Error ? ((string[])client.GetLog()).Last() : "";

    /// <summary>What a client got, to be taken by one of its methods: the type and size of the body, or its file.</summary>
    public static string Body(FluentClient client) => client.Response switch
    {
        null => "",
        { Filename: { } file } => file,
        var response =>
            string.Join(", ", new[] { response.Headers["Content-Type"], Size.Format(response.Bytes.Length) }.Where(t => t is not null)),
    };

    /// <summary>The URL that answered, without the values that are secret.</summary>
    public static string Url(ClientResponse response) => Confidential.Url(response.Url);

    /// <summary>What a request is, without the values that are secret.</summary>
    public static string Request(WireRequest request) => $"{request.Method} {Confidential.Url(request)}";

    /// <summary>Headers in a line each, without the values that are secret.</summary>
    public static string Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        string.Join("\n", headers.Select(h => $"{h.Key}: {Confidential.Show(h.Key, h.Value)}"));

    /// <summary>The beginning of a body that is text, else its size or its file.</summary>
    public static string Body(ClientResponse response)
    {
        if (response.Filename is { } file) return file;
        string type = response.Headers["Content-Type"]?.ToLowerInvariant() ?? "";
        if (!s_texts.Any(type.Contains)) return Size.Format(response.Bytes.Length);
        string text = response.Text.Trim();
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
    }
}
