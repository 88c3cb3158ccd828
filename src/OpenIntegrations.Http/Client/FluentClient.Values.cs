using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    private const int LongestPath = 4096;

    /// <summary>A value as a tree.</summary>
    private object? Tree(object? value) => Trees.Read(value, v => Values.Open(_caller.Plain(v)));

    /// <summary>A value for a body, which is never logged, as a tree.</summary>
    private object? Revealed(object? value) => Trees.Read(value, v => Values.Reveal(_caller.Plain(v)));

    private TreeMap Map(object? value, string what) => MapOf(Tree(value), what);

    /// <summary>A map of names and values, in whatever form it was passed.</summary>
    private static TreeMap MapOf(object? tree, string what)
    {
        try
        {
            if (tree is string text) tree = text.Trim().Length == 0 ? null : JsonTree.Read(text);
        }
        catch (JsonException)
        {
            // It is said below that this is no map.
        }
        return tree is null ? new TreeMap() : tree as TreeMap ?? throw new ArgumentException($"The {what} are no map of names and values.");
    }

    /// <summary>What a body is made of: bytes, a stream, a file or its path, a URL to load it from, or a text.</summary>
    private RequestBody Content(RequestState state, object? data) => Revealed(data) switch
    {
        null => RequestBody.Empty,
        byte[] bytes => new BytesBody(bytes),
        Stream stream => Wait(token => StreamBody.OfAsync(stream, token)),
        FileInfo file => Wait(token => PathBody.OfAsync(file.FullName, token)),
        Uri url => Load(state, url.OriginalString),
        string text when IsUrl(text) => Load(state, text),
        string text => FindFile(text) is { } path ? Wait(token => PathBody.OfAsync(path, token))
            : new BytesBody(state.Settings.Encoding.GetBytes(text)),
        List<object?> list when Bytes(list) is { } bytes => new BytesBody(bytes),
        var other =>
            new BytesBody(
                state.Settings.Encoding.GetBytes(other is TreeMap or List<object?>
                    ? JsonTree.Write(other, indented: false)
                    : Scalars.Format(other))),
    };

    private BytesBody Load(RequestState state, string url)
    {
        var request = new RequestState { Url = UrlParts.Parse(url), Proxy = state.Proxy, Tls = state.Tls, Timeout = state.Timeout };
        ClientResponse answer =
            Wait(token =>
                SenderOf(state, nameof(Load))
                    .SendAsync(request.Build("GET"), Authorization.None, new ResponseReader(null, unpacks: true, _caller.Answers), token));
        return answer.IsSuccess
            ? new BytesBody(answer.Bytes)
            : throw new IOException($"The data could not be loaded: {Confidential.Url(request.Build("GET"))} answered {answer.Status}.");
    }

    /// <summary>The full path, when a text is the path of a file that is there.</summary>
    private string? FindFile(string text)
    {
        if (text.Length is 0 or > LongestPath || text.Any(char.IsControl)) return null;
        try
        {
            string path = _caller.FullPath(text);
            return File.Exists(path) ? path : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or IOException)
        {
            // A text that is no path on this system.
            return null;
        }
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bytes that a script wrote as numbers.</summary>
    private static byte[]? Bytes(List<object?> list) =>
        list.All(i => i is byte or (int and >= 0 and <= 255)) ? list.Select(i => Convert.ToByte(i, null)).ToArray() : null;
}
