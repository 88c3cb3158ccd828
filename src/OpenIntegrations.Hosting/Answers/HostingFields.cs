using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.Hosting.Answers;

/// <summary>
/// The members of answers: under which name of its own each is shown, and what its value is. One that is not here keeps its value, under
/// its name in our spelling.
/// </summary>
public static class HostingFields
{
    // quota, usage, usage_storage and storage_usage are bytes, as far as the examples tell; the unit of bandwidth and traffic is not
    // documented.
    private static readonly Dictionary<string, (string Property, FieldKind Kind)> s_fields = new (string Name, FieldKind Kind)[]
    {
        ("id", FieldKind.Number), ("s3uid", FieldKind.Text), ("email", FieldKind.Text), ("name", FieldKind.Text),
        ("plan_id", FieldKind.Number), ("location", FieldKind.Text),
        ("bucket_name", FieldKind.Text), ("quota", FieldKind.Number), ("traffic", FieldKind.Number), ("storage_usage", FieldKind.Number),
        ("usage", FieldKind.Number),
        ("usage_storage", FieldKind.Number), ("bandwidth", FieldKind.Number), ("bandwidth_usage", FieldKind.Number),
        ("bandwidth_limit", FieldKind.Number),
        ("snapshots", FieldKind.List), ("created_at", FieldKind.Time), ("access_key", FieldKind.Text), ("secret_key", FieldKind.Text),
        ("active", FieldKind.Flag),
        ("locations", FieldKind.List), ("monthly_rub", FieldKind.Money), ("monthly_eur", FieldKind.Money), ("monthly_usd", FieldKind.Money),
        ("price", FieldKind.Map),
        ("storage_type", FieldKind.Text), ("size", FieldKind.Number), ("last_modified", FieldKind.Time), ("invoice", FieldKind.Text),
        ("status", FieldKind.Text),
    }.ToDictionary(f => Loose.Plain(f.Name), f => (PropertyOf(f.Name), f.Kind));

    /// <summary>A map with names and values as they are documented.</summary>
    public static TreeMap Read(TreeMap map)
    {
        var read = new TreeMap();
        foreach (var (name, value) in map)
        {
            var (property, kind) = s_fields.TryGetValue(Loose.Plain(name), out var field) ? field : (PropertyOf(name), (FieldKind?)null);
            if (property.Length > 0 && !read.Contains(property)) read[property] = Read(value, kind);
        }
        return read;
    }

    private static object? Read(object? value, FieldKind? kind) => kind switch
    {
        // What is not what it should be stays what it is.
        FieldKind.Number => Loose.Number(value) ?? value,
        FieldKind.Money => Loose.Money(value) ?? value,
        FieldKind.Flag => Loose.Flag(value) ?? value,
        FieldKind.Time => Loose.Time(value) ?? value,
        FieldKind.Text => value is int or long or double ? Scalars.Format(value) : value,
        FieldKind.List => Loose.Items(value).Select(Inner).ToList(),
        FieldKind.Map => Loose.Map(value) is { } map ? Read(map) : value,
        _ => Inner(value),
    };

    private static object? Inner(object? value) => value switch
    {
        TreeMap map => Read(map),
        List<object?> list => list.Select(Inner).ToList(),
        _ => value,
    };

    private static string PropertyOf(string name) =>
        string.Concat(name.Split('_', '-', ' ').Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
