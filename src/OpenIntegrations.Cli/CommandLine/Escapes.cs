using System.IO;
using System.Text;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>Line breaks and tabs that were typed as <c>\n</c>, <c>\r</c>, <c>\v</c>, <c>\f</c>; a doubled backslash is one.</summary>
internal static class Escapes
{
    /// <summary>JSON and the paths of files stay as they are.</summary>
    public static string Expand(string value)
    {
        if (!value.Contains('\\', System.StringComparison.Ordinal) || LooseJson.Begins(value) || File.Exists(value)) return value;
        var expanded = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char? meant = value[i] != '\\' || i + 1 == value.Length ? null : value[i + 1] switch
            {
                'n' => '\n',
                'r' => '\r',
                'v' => '\v',
                'f' => '\f',
                '\\' => '\\',
                _ => null,
            };
            expanded.Append(meant ?? value[i]);
            if (meant is not null) i++;
        }
        return expanded.ToString();
    }
}
