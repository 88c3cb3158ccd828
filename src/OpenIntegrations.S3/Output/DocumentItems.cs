using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>Unwraps a document by its shape.</summary>
internal static class DocumentItems
{
    /// <summary>Values of a configuration that travel in headers, and the parameters that take them from the pipeline.</summary>
    private static readonly (string Header, string Property)[] s_travelling =
        [("x-amz-transition-default-minimum-object-size", "TransitionDefaultMinimumObjectSize")];

    public static IEnumerable<PSObject> Of(string root, TreeMap document, S3Answer answer)
    {
        if (Shapes.Find(root) is not { } shape) return [PsTree.ToPowerShell(document)];
        IReadOnlyList<IReadOnlyList<Shape>> lists = DocumentTypes.Lists(shape);
        return lists.Count == 0
            ? [Build(DocumentTypes.NameOf(shape), document, answer)]
            : lists.SelectMany(path => document.GetMaps([.. path.Select(p => p.Name)])
                .Select(item => Build(DocumentTypes.NameOf(shape, path[path.Count - 1]), item, answer, isListed: true)));
    }

    private static PSObject Build(string typeName, TreeMap members, S3Answer answer, bool isListed = false)
    {
        Item item = new Item(typeName).With("BucketName", answer.Request.Bucket);
        // A tag has a key of its own.
        if (!members.Contains("Key")) item.With("Key", answer.Request.Key);
        item.With(members);
        // What is listed of a version is found there again.
        if (isListed && answer.Request.Method == "GET") item.With("VersionId", answer.Request.Query["versionId"]);
        foreach (var (header, property) in s_travelling) item.With(property, answer.Headers[header]);
        return item.Done();
    }
}
