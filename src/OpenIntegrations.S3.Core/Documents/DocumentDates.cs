using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Documents;

/// <summary>Dates that go into a document. One that names no zone is in UTC, as it is where it stands there as a text.</summary>
public static class DocumentDates
{
    /// <summary>A value with its zone, if it is a date.</summary>
    public static object Universal(object value) => value is DateTime { Kind: DateTimeKind.Unspecified } time ? InUtc(time) : value;

    /// <summary>
    /// The midnight in UTC that S3 wants where something happens on a day: a midnight of any zone stands for its day, and of another moment
    /// the day in UTC counts.
    /// </summary>
    public static DateTime Day(DateTime time) =>
        InUtc(time.Kind == DateTimeKind.Local && time.TimeOfDay != TimeSpan.Zero ? time.ToUniversalTime().Date : time.Date);

    /// <summary>A tree in which all dates have their zone.</summary>
    internal static object? UniversalTree(object? tree) => tree switch
    {
        null => null,
        List<object?> list => list.Select(UniversalTree).ToList(),
        TreeMap map => UniversalMap(map),
        _ => Universal(tree),
    };

    private static TreeMap UniversalMap(TreeMap map)
    {
        var universal = new TreeMap();
        foreach (var (name, value) in map) universal.Add(name, UniversalTree(value));
        return universal;
    }

    private static DateTime InUtc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
