using System;
using System.Text;

namespace OpenIntegrations.Cli.S3;

/// <summary>A value that an operation takes beside bucket and key, as the table has it.</summary>
/// <param name="Name">Its name in the model of the API.</param>
/// <param name="Header">The header that it travels in; for a map how their names begin. Null for a value of the query and the body.</param>
/// <param name="Type"><c>date</c>, <c>list</c>, <c>flag</c>, or empty.</param>
internal sealed record ModelParameter(string Name, string? Header, string Type)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether it is what is sent as the body.</summary>
    public bool IsBody { get; init; }

    /// <summary>Whether it is several headers, whose names begin alike.</summary>
    public bool IsMap { get; init; }

    /// <summary>
    /// A word of the table: <c>Id!</c>, <c>Metadata=x-amz-meta-*</c>, <c>IfModifiedSince=If-Modified-Since:date</c>, <c>&lt;Body</c>.
    /// </summary>
    public static ModelParameter Parse(string word)
    {
        string[] sides = word.TrimStart('<').Split('=', 2);
        string[] place = sides.Length == 2 ? sides[1].Split(':', 2) : [];
        return new(sides[0].TrimEnd('!'), place.Length == 0 ? null : place[0].TrimEnd('*'), place.Length == 2 ? place[1] : "")
        {
            IsRequired = sides[0].EndsWith('!'), IsBody = word.StartsWith('<'), IsMap = word.EndsWith('*'),
        };
    }

    /// <summary>
    /// The name of an option: <c>VersionId</c> is <c>version-id</c>, <c>SSECustomerKeyMD5</c> is <c>sse-customer-key-md5</c>.
    /// </summary>
    public static string OptionName(string name)
    {
        var option = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins) option.Append('-');
            option.Append(char.ToLowerInvariant(name[i]));
        }
        return option.ToString();
    }
}
