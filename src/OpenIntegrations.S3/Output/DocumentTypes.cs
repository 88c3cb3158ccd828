using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>
/// What -Unwrap makes of a document, as the table of shapes tells: the items of its list where it is nothing else, those of all its lists
/// where it is a page, else the document itself; and the type names by which views know them.
/// </summary>
internal static class DocumentTypes
{
    private const string Space = "OpenIntegrations.S3.";
    private const string Configuration = "Configuration";

    // Names that were there before the rule.
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["ServerSideEncryptionRule"] = "EncryptionRule",
    };

    /// <summary>The documents that code unwraps, because there is more to them than their shape.</summary>
    public static IReadOnlyList<string> ByHand { get; } =
    [
        "ListAllMyBucketsResult", "ListBucketResult", "ListVersionsResult", "ListMultipartUploadsResult", "ListPartsResult",
        "InitiateMultipartUploadResult", "CompleteMultipartUploadResult", "CopyObjectResult", "CopyPartResult", "DeleteResult", "Tagging",
        "VersioningConfiguration",
    ];

    /// <summary>The ways to the lists whose items are the answer; none where the document itself is.</summary>
    public static IReadOnlyList<IReadOnlyList<Shape>> Lists(Shape root)
    {
        if (root.SoleList() is { Count: > 0 } sole) return [sole];
        if (!root.Name.StartsWith("List", StringComparison.Ordinal)) return [];
        return root.Members.Where(m => m.Kind == ShapeKind.Map)
            .Select(m => m.Repeats ? [m] : m.SoleList() is { Count: > 0 } inner ? (IReadOnlyList<Shape>)[m, .. inner] : [])
            .Where(path => path.Count > 0).ToList();
    }

    /// <summary>The type name of the items of a list, or of the document itself.</summary>
    public static string NameOf(Shape root, Shape? item = null)
    {
        string name = item is null ? root.Name
            : item.Name == "Rule" ? root.Name.Replace(Configuration, "") + item.Name
            : item.Name;
        return Space + (s_names.TryGetValue(name, out string? known) ? known : name);
    }

    /// <summary>All that a document can be unwrapped into.</summary>
    public static IEnumerable<(string Name, Shape Shape)> Of(Shape root) => Lists(root) is { Count: > 0 } lists
        ? lists.Select(path => (NameOf(root, path[path.Count - 1]), path[path.Count - 1]))
        : [(NameOf(root), root)];
}
