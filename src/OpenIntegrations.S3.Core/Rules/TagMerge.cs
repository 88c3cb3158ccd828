using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Rules;

/// <summary>Tags that are put beside those that are there.</summary>
public static class TagMerge
{
    /// <summary>Puts each tag in the place of the one of its name, or behind all others.</summary>
    public static void MergeInto(this TagSet tags, RuleDocument document)
    {
        foreach (var (name, value) in tags.Tags)
            document.Put(RuleSets.ObjectTags.Lists[0], new TreeMap { { "Key", name }, { "Value", value } });
    }
}
