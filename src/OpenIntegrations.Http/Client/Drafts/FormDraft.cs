using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Http.Client.Drafts;

/// <summary>The fields of a form. A list is sent as several fields of its name.</summary>
internal sealed class FormDraft(TreeMap fields, string? text = null) : TreeDraft(fields, text)
{
    /// <summary>Takes a form that is encoded already.</summary>
    public static FormDraft Parse(string encoded)
    {
        var fields = new TreeMap();
        foreach (var field in FormBody.Decode(encoded).GroupBy(f => f.Key))
            fields[field.Key] = field.Count() == 1 ? field.First().Value : field.Select(f => (object?)f.Value).ToList();
        return new FormDraft(fields, encoded);
    }

    public override RequestBody Make(ClientSettings settings)
    {
        string form = Text
            ?? string.Join("&", Pairs().Select(p => Encode(p.Key, settings.Encoding) + "=" + Encode(p.Value, settings.Encoding)));
        return settings.BodyFieldsAtOAuth ? new FormBody(form) : new BytesBody(Encoding.UTF8.GetBytes(form));
    }

    public override string MediaType(ClientSettings settings) => WithCharset("application/x-www-form-urlencoded", settings);

    // A form is flat: a dot in a name is part of it.
    protected override (object? Parent, string Name) Locate(string key) => (Root, key);

    private static string Encode(string text, Encoding encoding) =>
        encoding is UTF8Encoding ? PercentEncoding.Encode(text) : PercentEncoding.Encode(text, encoding);

    private IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        foreach (var (name, value) in (TreeMap)Root!)
        {
            foreach (object? item in value as List<object?> ?? [value]) yield return new(name, FieldText.Of(item));
        }
    }
}
