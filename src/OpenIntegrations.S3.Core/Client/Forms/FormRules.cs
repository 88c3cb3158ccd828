using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Forms;

/// <summary>What a form may upload: the fields it sends, and the conditions that they must meet.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html</remarks>
public sealed class FormRules
{
    /// <summary>Stands in a key for the name of the file that the user chooses.</summary>
    public const string FileName = "${filename}";

    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<object> _conditions = [];

    /// <summary>The fields besides those of the signature, in the order in which they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    internal IReadOnlyList<object> Conditions => _conditions;

    /// <summary>Where the objects go: a key, which may have <see cref="FileName"/> in it.</summary>
    public FormRules Key(string key)
    {
        int at = key.IndexOf(FileName, StringComparison.Ordinal);
        return at < 0 ? Is("key", key) : Begins("key", key.Substring(0, at), key);
    }

    /// <summary>A field with this value and no other.</summary>
    public FormRules Is(string field, string value)
    {
        _conditions.Add(new TreeMap { { field, value } });
        return Field(field, value);
    }

    /// <summary>A field whose value begins so.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="beginning">How it begins; empty for any value.</param>
    /// <param name="value">The value until the form has another.</param>
    public FormRules Begins(string field, string beginning, string? value = null)
    {
        _conditions.Add(new List<object?> { "starts-with", "$" + field, beginning });
        return Field(field, value ?? beginning);
    }

    /// <summary>The bytes that a file has at least and at most.</summary>
    public FormRules Size(long least, long most)
    {
        if (least < 0 || most < least)
            throw new ArgumentException($"A file has between {Scalars.Format(least)} and {Scalars.Format(most)} bytes: that is none.");
        _conditions.Add(new List<object?> { "content-length-range", least, most });
        return this;
    }

    /// <summary>A condition as a policy has it: a map of one field, or a list of an operator, a field and a value.</summary>
    public FormRules Add(object? condition)
    {
        switch (condition)
        {
            case TreeMap map:
                foreach (var (field, value) in map) Is(field, Scalars.Format(value ?? ""));
                return this;
            case List<object?> { Count: 3 } list when list[0] is string name:
                return Add(name.ToLowerInvariant(), list[1], list[2]);
            default:
                throw new ArgumentException("A condition is a field with its value, or an operator with a field and a value.");
        }
    }

    private FormRules Add(string name, object? first, object? second)
    {
        string field = first is string text ? text.TrimStart('$') : "";
        return name switch
        {
            "eq" => Equal(field, Scalars.Format(second ?? "")),
            "starts-with" => Begins(field, Scalars.Format(second ?? "")),
            "content-length-range" => Size(Number(first), Number(second)),
            _ => throw new ArgumentException($"'{name}' is no condition. There are eq, starts-with and content-length-range."),
        };
    }

    private FormRules Equal(string field, string value)
    {
        _conditions.Add(new List<object?> { "eq", "$" + field, value });
        return Field(field, value);
    }

    private static long Number(object? value) =>
        long.TryParse(Scalars.Format(value ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw new ArgumentException($"'{value}' is no number of bytes.");

    // A form that sends a field twice is refused: the first value stands.
    private FormRules Field(string name, string value)
    {
        if (!_fields.Any(f => string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase))) _fields.Add(new(name, value));
        return this;
    }
}
