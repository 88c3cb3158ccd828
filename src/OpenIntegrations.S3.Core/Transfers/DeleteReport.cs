using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Holds the answer to a batch against what was asked. An object that the answer does not name, and one that it names unasked, become
/// errors in it.
/// </summary>
internal static class DeleteReport
{
    public const string NotConfirmed = "NotConfirmed";
    public const string NotAsked = "NotAsked";

    public static void Complete(S3Answer answer, IReadOnlyList<ObjectVersion> asked)
    {
        if (answer.Error is not null || answer.Response.GetMap("DeleteResult") is not { } result) return;
        var named = new List<ObjectVersion>(Named(result, "Deleted").Concat(Named(result, "Error")));
        ILookup<string, ObjectVersion> byKey = named.ToLookup(n => n.Key, StringComparer.Ordinal);
        ILookup<string, ObjectVersion> byText = named.ToLookup(n => XmlKey.Read(n.Key), StringComparer.Ordinal);
        var errors = new List<TreeMap>();
        var confirmed = new HashSet<ObjectVersion>();
        foreach (ObjectVersion item in asked)
        {
            ObjectVersion[] hits = byKey[item.Key].Where(n => Fits(n, item)).ToArray();
            // Stores that write a carriage return as it is make a line feed of it.
            if (hits.Length == 0 && item.Key.Contains('\r')) hits = byText[XmlKey.Read(item.Key)].Where(n => Fits(n, item)).ToArray();
            if (hits.Length == 0) errors.Add(Error(item, NotConfirmed, "The store's answer does not say that it deleted this object."));
            confirmed.UnionWith(hits);
        }
        errors.AddRange(named.Where(n => !confirmed.Contains(n)).Distinct()
            .Select(n => Error(n, NotAsked, "The store's answer names this object, which was not to be deleted.")));
        if (errors.Count > 0) result["Error"] = result.GetMaps("Error").Concat(errors).Cast<object?>().ToList();
    }

    private static IEnumerable<ObjectVersion> Named(TreeMap result, string member) =>
        result.GetMaps(member).Select(m => new ObjectVersion(m.GetText("Key") ?? "", m.GetText("VersionId")));

    // Some stores leave the version out.
    private static bool Fits(ObjectVersion named, ObjectVersion asked) =>
        asked.VersionId is null || named.VersionId is null or "" || named.VersionId == asked.VersionId;

    private static TreeMap Error(ObjectVersion item, string code, string message) =>
        new() { { "Key", item.Key }, { "VersionId", item.VersionId }, { "Code", code }, { "Message", message } };
}
