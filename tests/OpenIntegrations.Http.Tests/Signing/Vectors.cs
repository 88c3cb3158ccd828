using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;

namespace OpenIntegrations.Http.Tests.Signing;

/// <summary>Published SigV4 examples, with every step between the request and the signature.</summary>
internal static class Vectors
{
    private static readonly JsonElement s_root = Load();

    public static TheoryData<string> Names(string group) => new(Group(group).Select(v => Text(v, "name")));

    public static IEnumerable<JsonElement> Group(string group) => s_root.GetProperty(group).EnumerateArray();

    public static JsonElement Find(string group, string name) => Group(group).Single(v => Text(v, "name") == name);

    public static string Text(JsonElement vector, string member) => vector.GetProperty(member).GetString()!;

    public static Credentials Credentials(JsonElement vector) => new(Text(vector, "access_key"), Text(vector, "secret_key"));

    public static SigningScope Scope(JsonElement vector)
    {
        Assert.True(SigningScope.TryParseTimestamp(Text(vector, "amz_date"), out var time));
        return new SigningScope(time, Text(vector, "region"), Text(vector, "service"));
    }

    /// <summary>The request of a vector, with the headers that it signs.</summary>
    public static WireRequest Request(JsonElement vector, RequestBody? body = null)
    {
        var request =
            new WireRequest(Text(vector, "method"), new Origin("https", Text(vector, "host"), 443),
                PercentEncoding.EncodePath(Text(vector, "path"))) { Body = body ?? RequestBody.Empty };
        if (vector.TryGetProperty("query", out var query))
        {
            foreach (var pair in query.EnumerateArray()) request.Query.Add(pair[0].GetString()!, pair[1].GetString());
        }
        if (vector.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject()) request.Headers.Add(header.Name, header.Value.GetString()!);
        }
        return request;
    }

    private static JsonElement Load()
    {
        using Stream stream = typeof(Vectors).Assembly.GetManifestResourceStream("sigv4.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
