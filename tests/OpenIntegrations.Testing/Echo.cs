using System;
using System.Linq;
using System.Text.Json;

namespace OpenIntegrations.Testing;

/// <summary>Answers with what was asked, as the echo services of the web do.</summary>
public static class Echo
{
    public static Answer Answer(RecordedRequest request) => new Answer(200, JsonSerializer.Serialize(new
    {
        method = request.Method,
        url = request.Target.StartsWith('/') ? $"http://{request.Header("Host")}{request.Target}" : request.Target,
        args = request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).GroupBy(p => p[0])
            .ToDictionary(p => p.Key, p => string.Join(",", p.Select(v => Uri.UnescapeDataString(v.Length == 2 ? v[1] : "")))),
        headers = request.Headers.ToDictionary(h => h.Key, h => h.Value),
        data = request.Text,
        json = Json(request.Text),
    })).With("Content-Type", "application/json");

    /// <summary>The same answer, so many seconds later.</summary>
    public static Answer Late(Answer answer, double seconds) => answer with { Delay = TimeSpan.FromSeconds(seconds) };

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
