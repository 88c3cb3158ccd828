using System.Text;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client;

/// <summary>What the <c>Use…</c>, <c>Max…</c> and <c>Split…</c> methods set.</summary>
internal sealed class ClientSettings
{
    public bool Gzip { get; set; } = true;

    public bool SplitArrays { get; set; }

    public bool SquareBrackets { get; set; }

    public bool UrlEncoding { get; set; } = true;

    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    public bool BodyFieldsAtOAuth { get; set; }

    /// <summary>Attempts after the first.</summary>
    public int MaxAttempts { get; set; }

    public int MaxRedirects { get; set; } = 5;

    /// <summary>The settings by the names under which scripts know them.</summary>
    public TreeMap ToTree() => new()
    {
        { "gzip", Gzip },
        { "SplitArrayParams", SplitArrays },
        { "ArraysSquareBrackets", SquareBrackets },
        { "URLencoding", UrlEncoding },
        { "EncodeRequestBody", Encoding.WebName.ToUpperInvariant() },
        { "BodyFieldsAtOAuth", BodyFieldsAtOAuth },
        { "MaxAttempts", MaxAttempts },
        { "MaxRedirects", MaxRedirects },
    };
}
