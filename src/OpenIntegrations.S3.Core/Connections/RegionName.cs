namespace OpenIntegrations.S3.Connections;

/// <summary>The name of a region or a service: a part of host names and of what is signed.</summary>
internal static class RegionName
{
    private const int MaxLength = 63;

    /// <summary>What such a name may be, for messages.</summary>
    public const string Form = "letters, digits and hyphens";

    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaxLength || name[0] == '-' || name[name.Length - 1] == '-') return false;
        foreach (char c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-')) return false;
        }
        return true;
    }
}
