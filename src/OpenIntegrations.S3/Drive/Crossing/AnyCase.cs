using System.Text;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>PowerShell's patterns for the engine of the trees, which tells upper from lower case where PowerShell does not.</summary>
internal static class AnyCase
{
    public static string Of(string pattern)
    {
        var text = new StringBuilder(pattern.Length * 4);
        bool isSet = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            (char lower, char upper) = (char.ToLowerInvariant(c), char.ToUpperInvariant(c));
            isSet = isSet ? c != ']' : c == '[';
            if (isSet || lower == upper) text.Append(c);
            else text.Append('[').Append(lower).Append(upper).Append(']');
            if (c == '`' && i + 1 < pattern.Length) text.Append(pattern[++i]);
        }
        return text.ToString();
    }
}
