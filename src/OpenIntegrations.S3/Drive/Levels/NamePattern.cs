using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>
/// The last name of a path as PowerShell looks for it, handed through its -Filter. It holds the names that come against that name and
/// against -Include, and takes those that fit either: <c>Remove-Item old* -Include *.txt</c> would remove each .txt that there is. So no
/// other names may come.
/// </summary>
/// <param name="Name">The pattern; null where PowerShell looks for none.</param>
/// <param name="Filter">What -Filter says.</param>
internal sealed record NamePattern(WildcardPattern? Name, string? Filter)
{
    // In no name, and in nothing that anyone types.
    private const char Mark = '\0';

    public static string Join(string name, string? filter) => Mark + name + Mark + filter;

    public static NamePattern Of(string? filter)
    {
        if (filter is null || filter.Length == 0 || filter[0] != Mark) return new NamePattern(null, filter);
        int end = filter.IndexOf(Mark, 1);
        return new NamePattern(WildcardPattern.Get(filter.Substring(1, end - 1), WildcardOptions.IgnoreCase), filter.Substring(end + 1));
    }

    public bool Takes(string name) => Name?.IsMatch(name) ?? true;
}
