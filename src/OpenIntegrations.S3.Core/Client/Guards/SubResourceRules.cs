using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Guards;

/// <summary>Which requests do something else than is meant where a store ignores their sub-resource.</summary>
internal static class SubResourceRules
{
    /// <summary>Those that do no harm there, and why.</summary>
    public static IReadOnlyDictionary<string, string> Harmless { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["POST delete"] = "A POST to a bucket is a form, and this is none; the answer is believed by its root.",
        ["POST uploads"] = "No store takes a POST to an object without a sub-resource; the answer is believed by its root.",
        ["POST restore"] = "No store takes a POST to an object without a sub-resource.",
        ["GET torrent"] = "What comes is believed when it is a torrent.",
        ["POST select"] = "No store takes a POST to an object without a sub-resource.",
    };

    /// <summary>What no question can prove: these go where the provider is known to refuse what it does not know, or when forced.</summary>
    public static IReadOnlyDictionary<string, string> Unprovable { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PUT renameObject"] = "There is nothing to ask for: a store that ignores it empties the object.",
        ["PUT encryption"] = "The encryption of an object has no GET of its own: a store that ignores it overwrites the object.",
        ["PUT metadataAnnotationTable"] = NoQuestion,
        ["PUT metadataInventoryTable"] = NoQuestion,
        ["PUT metadataJournalTable"] = NoQuestion,
    };

    /// <summary>
    /// Without its sub-resource a request deletes or overwrites what it should only have changed a part of. A bucket that is put again may
    /// stay as it is, but one whose name is mistyped comes into being, and in both cases the answer is that all is well. What is read in
    /// place of a part of an object would be taken for it.
    /// </summary>
    public static bool IsDangerous(S3Request request) => request.SubResource is { } part
        && (request.Method is "DELETE" or "PUT" or "POST" || IsContent(request))
        && !Harmless.ContainsKey(request.Method + " " + part);

    /// <summary>The header of an append. A store that ignores it puts what should go behind the object in its place.</summary>
    public const string AppendHeader = "x-amz-write-offset-bytes";

    /// <summary>
    /// Stores know some of the lists of which a bucket has several without knowing the rest, and take the DELETE of one for that of the
    /// bucket: no GET shows that. What is in a bucket saves it.
    /// </summary>
    public static bool EmptyIsInDanger(S3Request request) =>
        request is { Method: "DELETE", Key: null, Bucket: not null, Route: { } route } && route.Holes.Any(h => h.Name == Id);

    /// <summary>The GET whose answer tells; null where there is none.</summary>
    public static S3Request? Probe(S3Request request) => ReadOf(request) is { } read ? Ask(request, read) : null;

    /// <summary>The GET of what the request sets or takes away: where there are several, of the one that it names.</summary>
    public static S3Request? Reading(S3Request request) => (OneOf(request) ?? ReadOf(request)) is { } read ? Ask(request, read) : null;

    private static S3Request Ask(S3Request request, Route read)
    {
        S3Request probe = read.Bind(hole => hole switch { "Bucket" => request.Bucket, "Key" => request.Key, _ => null });
        foreach (RoutePair pair in read.Query.Where(p => p is { Hole: not null, Next: null }))
        {
            if (request.Query[pair.Name] is { } value) probe.Query.Add(pair.Name, value);
        }
        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith("x-amz-expected-", StringComparison.OrdinalIgnoreCase)
                || name.Equals("x-amz-request-payer", StringComparison.OrdinalIgnoreCase)) probe.Headers[name] = value;
        }
        return probe;
    }

    private const string Id = "id";

    private const string NoQuestion = "There is nothing to ask for: a store that ignores it takes the request for a new bucket.";

    private static bool IsContent(S3Request request) => request is { Method: "GET", Route.ResponseBody: "(stream)" };

    private static Route? OneOf(S3Request request) => request.Query[Id] is null ? null : Routes.All.FirstOrDefault(r => r.Method == "GET"
        && r.SubResource == request.SubResource && r.HasKey == request.Key is not null && r.Query.Any(p => p.Name == Id));

    // A policy is JSON, whose GET has no root and so is nobody's twin.
    private static Route? ReadOf(S3Request request) => request.Route?.Twin ?? (request is { SubResource: "policy", Key: null }
        ? Routes.All.FirstOrDefault(r => r.Method == "GET" && r.SubResource == "policy") : null);
}
