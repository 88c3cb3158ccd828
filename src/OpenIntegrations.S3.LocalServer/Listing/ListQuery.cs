using System;
using System.Collections.Generic;
using System.Globalization;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>What every listing can be asked: which keys, how they are rolled up, from where on, how many.</summary>
/// <param name="Prefix">Only keys that begin so.</param>
/// <param name="Delimiter">
/// Keys are rolled up to the first one behind the prefix; empty for not at all. It may have several characters.
/// </param>
/// <param name="Limit">Items in an answer, rolled-up ones included.</param>
/// <param name="EncodesUrl">Whether names are written percent-encoded, which any character survives.</param>
internal sealed record ListQuery(string Prefix, string Delimiter, int Limit, bool EncodesUrl)
{
    private const int MaxItems = 1000;

    /// <param name="request">Of a list.</param>
    /// <param name="limitName">The parameter that this list limits its items with.</param>
    public static ListQuery Of(S3Request request, string limitName)
    {
        string? encoding = request.Query["encoding-type"];
        if (encoding is not (null or "" or "url"))
            throw ErrorCode.Argument("encoding-type", encoding, "Invalid Encoding Method specified in Request");
        return new(request.Query["prefix"] ?? "", request.Query["delimiter"] ?? "", LimitOf(request.Query[limitName], limitName),
            encoding == "url");
    }

    /// <summary>A name as the answer writes it.</summary>
    public string? Encode(string? name) => EncodesUrl && name is not null ? PercentEncoding.EncodePath(name) : name;

    /// <summary>What a key is rolled up to; null when it stands for itself.</summary>
    public string? CommonPrefix(string key)
    {
        if (Delimiter.Length == 0) return null;
        int at = key.IndexOf(Delimiter, Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key.Substring(0, at + Delimiter.Length);
    }

    /// <summary>Where to go on behind the last item of the page before: behind a rolled-up prefix, behind all that it stood for.</summary>
    public Bound Behind(string marker)
    {
        bool isCommon = marker.StartsWith(Prefix, StringComparison.Ordinal) && CommonPrefix(marker) == marker;
        return isCommon ? Bound.Past(marker) : Bound.After(marker);
    }

    /// <summary>Says in an answer what was asked.</summary>
    public void WriteTo(XmlWriter writer, string limitName)
    {
        writer.Element("Prefix", Encode(Prefix));
        if (Delimiter.Length > 0) writer.Element("Delimiter", Encode(Delimiter));
        writer.Element(limitName, Limit);
        if (EncodesUrl) writer.Element("EncodingType", "url");
    }

    public void WriteCommonPrefixes(XmlWriter writer, IEnumerable<string> prefixes)
    {
        foreach (string prefix in prefixes)
        {
            writer.WriteStartElement("CommonPrefixes");
            writer.Element("Prefix", Encode(prefix));
            writer.WriteEndElement();
        }
    }

    /// <summary>How many items a request wants, and never more than the server gives at once.</summary>
    /// <exception cref="S3Error">It is no number.</exception>
    public static int LimitOf(string? text, string name, int max = MaxItems)
    {
        if (string.IsNullOrEmpty(text)) return max;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit))
            throw ErrorCode.Argument(name, text, $"Argument {name} must be an integer between 0 and 2147483647");
        return Math.Min(limit, max);
    }
}
