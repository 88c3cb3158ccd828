using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Input;

/// <summary>Storage classes, each with the days after which objects move there: <c>@{ STANDARD_IA = 30; GLACIER = '90d' }</c>.</summary>
public sealed class ClassDays
{
    private readonly List<KeyValuePair<string, int>> _classes;

    /// <param name="classes">The classes and their days.</param>
    public ClassDays(IDictionary classes) => _classes = classes.Cast<DictionaryEntry>()
        .Select(c => new KeyValuePair<string, int>(Scalars.Format(c.Key), Days(c))).OrderBy(c => c.Value)
        .ThenBy(c => c.Key, StringComparer.Ordinal).ToList();

    /// <summary>The elements of a rule.</summary>
    /// <param name="days">The member that counts the days.</param>
    internal List<object?> ToTree(string days) =>
        _classes.Select(c => (object?)new TreeMap { { days, c.Value }, { "StorageClass", c.Key } }).ToList();

    /// <inheritdoc/>
    public override string ToString() => string.Join(",", _classes.Select(c => c.Key));

    private static int Days(DictionaryEntry entry) => DaysTransformationAttribute.Days(entry.Value ?? "");
}
