using System;
using System.Management.Automation;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>Which of the things in a folder are wanted.</summary>
/// <param name="Name">The pattern of -Filter; null for all. It tells upper from lower case, as keys do.</param>
/// <param name="Beginning">What each name that the pattern takes begins with.</param>
/// <param name="Containers">Whether folders are wanted.</param>
/// <param name="Objects">Whether objects are wanted.</param>
/// <param name="AllContainers">Whether folders are wanted whatever their name.</param>
internal sealed record Selection(WildcardPattern? Name, string Beginning, bool Containers, bool Objects, bool AllContainers)
{
    public static Selection All { get; } = new(null, "", true, true, true);

    private static readonly char[] s_wild = ['*', '?', '[', '`'];

    public static Selection Of(string? filter, object? parameters, bool allContainers = false)
    {
        var values = new DynamicValues(parameters);
        (bool folders, bool files) = (values.Switch("Directory"), values.Switch("File"));
        WildcardPattern? name = string.IsNullOrEmpty(filter) ? null : WildcardPattern.Get(filter, WildcardOptions.CultureInvariant);
        return new Selection(name, name is null || allContainers ? "" : BeginningOf(filter!), allContainers || !files, !folders,
            allContainers || name is null);
    }

    public bool Takes(Node node) => node.IsContainer
        ? Containers && (AllContainers || Matches(node))
        : Objects && Matches(node);

    public bool Matches(Node node) => Name?.IsMatch(node.PathIn("").Name) ?? true;

    // A name that is no piece of a key as it is says nothing of how the key begins.
    private static string BeginningOf(string filter)
    {
        int end = filter.IndexOfAny(s_wild);
        string beginning = end < 0 ? filter : filter.Substring(0, end);
        return KeyName.Of(beginning) == beginning && KeyName.Piece(beginning) == beginning ? beginning : "";
    }
}
