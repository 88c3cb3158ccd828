using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Rules;

/// <summary>
/// The name of a rule that was given none: what it does and for what. The same rule has the same name again, so that saying it once more
/// changes it, and another one never has it.
/// </summary>
public static class RuleName
{
    private const int MaxLength = 255;
    private const int DigestLength = 16;

    public static string Of(params string?[] parts)
    {
        string name = string.Join(" ", parts.Where(p => !string.IsNullOrEmpty(p)));
        bool isFit = name.Length <= MaxLength && !name.Any(char.IsControl);
        return isFit ? name : new string([.. name.Take(MaxLength - DigestLength - 1).Where(c => !char.IsControl(c))]) + " " + Digest(name);
    }

    /// <summary>A name of letters and digits alone, for the few that take no others.</summary>
    public static string Plain(string words, string all) =>
        new string([.. words.Where(c => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9').Take(MaxLength - DigestLength)])
            + Digest(all);

    private static string Digest(string text) => Hash.Sha256Hex(text).Substring(0, DigestLength);
}
