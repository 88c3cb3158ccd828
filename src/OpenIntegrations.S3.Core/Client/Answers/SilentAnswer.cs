using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// The answer to what changes a setting: S3 has nothing to say there. Some stores name the operation in a document, some give back what was
/// sent. Who says anything else is a proxy, a sign-in service, or a program that takes any request.
/// </summary>
internal static class SilentAnswer
{
    private static readonly string[] s_ends = ["Response", "Result", "Output"];

    private static readonly HashSet<string> s_read =
        new(Routes.All.Where(r => r.Method == "GET").Select(r => r.ResponseRoot).OfType<string>(), StringComparer.Ordinal);

    /// <summary>Whether it is the document of an operation that reads, and so nothing else's.</summary>
    public static bool IsOfS3(TreeMap response) => response.Any(m => s_read.Contains(m.Key));

    /// <summary>What stands there and does not belong there, in words; null when the answer is one.</summary>
    public static string? FindIn(S3Answer answer)
    {
        TreeMap response = answer.Response;
        // An empty object of JSON is one, too; what has no type, or that of stores for nothing, is nothing.
        if (response.Count == 0) return IsNothing(answer) ? null : answer.Headers["Content-Type"];
        // What nobody knows is believed of who shows to be a store: moto says True.
        bool isStore = S3Signs.AreIn(answer.Headers) && !S3Signs.IsMessage(answer.Headers);
        if (response.GetText(S3Answer.NotXml) is { } text) return isStore || string.IsNullOrWhiteSpace(text) ? null : "a text";
        Route? route = answer.Request.Route;
        // An answer with a root of its own was held against it already.
        if (route?.Proof is not null) return null;
        return response.Select(m => m.Key).FirstOrDefault(name => name != route?.RequestRoot && (s_read.Contains(name) || !(isStore
            || s_ends.Any(end => name.EndsWith(end, StringComparison.Ordinal)))));
    }

    private static bool IsNothing(S3Answer answer) =>
        !S3Signs.IsMessage(answer.Headers) || answer.Status == 204 || answer.Headers["Content-Length"] == "0";
}
