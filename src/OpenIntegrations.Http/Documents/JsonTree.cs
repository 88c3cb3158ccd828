using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenIntegrations.Http.Documents;

/// <summary>JSON into a tree, and a tree into JSON.</summary>
public static class JsonTree
{
    private static readonly JsonDocumentOptions s_lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // Readable: output goes to terminals and files, never into HTML.
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Their value is found in a time that grows with the square of their number, and a stranger may send millions.
    private const int MaxDigits = 1000;

    /// <summary>The value that a text of JSON has. A number that .NET has none for stays a text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static object? Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, s_lenient);
        return Read(document.RootElement);
    }

    /// <summary>JSON that a person wrote: of two values under one name nobody knows which is meant.</summary>
    /// <exception cref="JsonException">The text is no JSON, or a name stands in it twice.</exception>
    public static object? ReadGiven(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, s_lenient);
        CheckNames(document.RootElement);
        return Read(document.RootElement);
    }

    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadMap(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ReadNumber(element),
        _ => null,
    };

    public static string Write(object? tree, bool indented = true)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, indented ? s_indented : s_compact)) Write(writer, tree);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Whole numbers keep all their digits: identifiers are often longer than a double is exact. What is beyond every number stays the text
    // that it is: infinity cannot be written again.
    private static object ReadNumber(JsonElement element)
    {
        if (element.TryGetInt32(out int number)) return number;
        if (element.TryGetInt64(out long large)) return large;
        string text = element.GetRawText();
        bool isWhole = text.IndexOfAny(['.', 'e', 'E']) < 0;
        if (isWhole) return text.Length <= MaxDigits ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : text;
        return element.TryGetDouble(out double real) && IsFinite(real) ? real : text;
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static void CheckNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) CheckNames(item);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Add(member.Name)) throw new JsonException($"'{member.Name}' is given twice.");
            CheckNames(member.Value);
        }
    }

    private static TreeMap ReadMap(JsonElement element)
    {
        var map = new TreeMap();
        foreach (JsonProperty member in element.EnumerateObject()) map[member.Name] = Read(member.Value);
        return map;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case TreeMap map: WriteMap(writer, map); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case byte or sbyte or short or ushort or int or uint
                or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case float number when IsFinite(number): writer.WriteNumberValue(number); break;
            case double number when IsFinite(number): writer.WriteNumberValue(number); break;
            case BigInteger number: writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case IEnumerable<object?> list: WriteList(writer, list); break;
            default: writer.WriteStringValue(Scalars.Format(value)); break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, TreeMap map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable<object?> list)
    {
        writer.WriteStartArray();
        foreach (object? item in list) Write(writer, item);
        writer.WriteEndArray();
    }
}
