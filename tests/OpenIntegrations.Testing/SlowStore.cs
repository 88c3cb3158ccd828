using System;

namespace OpenIntegrations.Testing;

/// <summary>A store that takes its time. The content of an object is its key.</summary>
public static class SlowStore
{
    /// <param name="seconds">How long an answer takes.</param>
    /// <param name="except">A part of targets whose answers take another time.</param>
    /// <param name="otherwise">That time, in seconds.</param>
    public static ScriptedServer Start(double seconds, string except, double otherwise) => new(request =>
    {
        bool isOther = request.Target.Contains(except, StringComparison.Ordinal);
        return Answer(request) with { Delay = TimeSpan.FromSeconds(isOther ? otherwise : seconds) };
    });

    private static Answer Answer(RecordedRequest request)
    {
        string[] parts = request.Path.Split('/', 3);
        if (request is { Method: "GET", Query: "tagging" }) return new Answer(200, "<Tagging><TagSet/></Tagging>");
        if (request.Header("x-amz-copy-source") is not null)
            return new Answer(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>").With("Content-Type", "application/xml");
        return request.Method is "GET" or "HEAD" && request.Query.Length == 0 && parts.Length == 3
            ? new Answer(200, parts[2]).With("ETag", "\"e\"").With("Content-Type", "text/plain")
            : AnyStore.Answer(request);
    }
}
