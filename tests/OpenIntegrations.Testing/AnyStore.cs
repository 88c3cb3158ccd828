using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Testing;

/// <summary>Answers as any store does, with nothing in it. Also as a proxy, where targets are whole URLs.</summary>
public static class AnyStore
{
    public static Answer Answer(RecordedRequest request) => request switch
    {
        { Method: "GET", Query: "" } when IsRoot(request.Path) => Xml("<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"),
        { Method: "GET" } => Xml("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"),
        { Method: "POST", Query: "delete" or "delete=" } => Xml($"<DeleteResult>{Deleted(request.Text)}</DeleteResult>"),
        { Method: "DELETE" } => new Answer(204),
        _ => Testing.Answer.Done.With("ETag", "\"e\""),
    };

    /// <summary>A server of it.</summary>
    public static ScriptedServer Start() => new(Answer);

    /// <summary>Each object of a Delete document as one that was deleted.</summary>
    private static string Deleted(string document) =>
        string.Concat(Regex.Matches(document, "<Object>(.*?)</Object>", RegexOptions.Singleline)
            .Select(m => $"<Deleted>{m.Groups[1].Value}</Deleted>"));

    private static bool IsRoot(string path) =>
        path == "/" || (path.StartsWith("http", StringComparison.Ordinal) && new Uri(path).AbsolutePath == "/");

    private static Answer Xml(string text) => new Answer(200, text).With("Content-Type", "application/xml");
}
