using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using OpenIntegrations.Cli.CommandLine;

namespace OpenIntegrations.Cli.S3;

/// <summary>
/// Content that was typed. A path that leads to no file must not become an object that holds its name: what looks like one is refused,
/// and a prefix says that it is meant as it stands.
/// </summary>
internal static partial class TypedContent
{
    private const string TextPrefix = "text:";
    private const string Base64Prefix = "base64:";
    // The longest name that a file has anywhere.
    private const int LongestName = 255;

    /// <summary>A text, unless it looks like a path.</summary>
    public static byte[] Text(Arguments arguments, string parameter, string value)
    {
        if (value.StartsWith(TextPrefix, StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(value[TextPrefix.Length..]);
        if (LooksLikePath().IsMatch(value)) throw arguments.Wrong(parameter, value, $"a file that is there; {TextPrefix}… is a text");
        return Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Base64. Short and without a sign that no name of a file has, it could as well be a mistyped file.</summary>
    public static byte[] Base64(Arguments arguments, string parameter, string value)
    {
        bool isMarked = value.StartsWith(Base64Prefix, StringComparison.Ordinal);
        string text = isMarked ? value[Base64Prefix.Length..] : value;
        bool isSure = isMarked || text.EndsWith('=') || text.Split('/').Any(name => name.Length > LongestName);
        byte[] bytes = new byte[text.Length];
        if (isSure && Convert.TryFromBase64String(text, bytes, out int count)) return bytes[..count];
        throw arguments.Wrong(parameter, value,
            $"a file that is there, a URL, or Base64 ({Base64Prefix}… where it could be a name); UploadFullObject takes plain text");
    }

    // One word that begins as paths do, or ends in the extension of a file.
    [GeneratedRegex(@"^(?:(?:\.{1,2}|~)?[/\\]\S+|[A-Za-z]:[/\\].*|(?![<{\[""'])[^\s=?<>|]*[^\s=?<>|./\\]\.[A-Za-z][A-Za-z0-9]{1,4})$")]
    private static partial Regex LooksLikePath();
}
