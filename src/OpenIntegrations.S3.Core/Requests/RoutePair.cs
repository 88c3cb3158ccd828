using System;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>A pair of a route's query, or a header it names: <c>list-type=2</c>, <c>prefix={Prefix}</c>, <c>tagging</c>.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Fixed">The value that is always sent; null where there is none, or a hole.</param>
/// <param name="Hole">The name of the value that fills it; null where there is no hole.</param>
/// <param name="Next">
/// Where a page of a list says what fills the hole for the page behind it: a member, one within another (<c>ObjectParts.Next…</c>), or a
/// header of the answer. Written <c>{Marker&lt;NextMarker}</c>.
/// </param>
public sealed record RoutePair(string Name, string? Fixed, string? Hole, string? Next)
{
    /// <summary>Whether the name stands alone: <c>?tagging</c>.</summary>
    public bool IsFlag => Fixed is null && Hole is null;

    /// <summary>A value as it goes to this place.</summary>
    internal string Format(object value) =>
        // It becomes a header of the answer, and dates in HTTP's headers have a form of their own.
        value is DateTime time && Name == "response-expires" ? Scalars.HttpDate(time) : Scalars.Format(value);

    internal static RoutePair Parse(string text)
    {
        string[] sides = text.Split(['='], 2);
        if (sides.Length == 1) return new(text, null, null, null);
        if (!sides[1].StartsWith('{')) return new(sides[0], sides[1], null, null);
        string[] hole = sides[1].Trim('{', '}').Split('<');
        return new(sides[0], null, hole[0], hole.Length == 2 ? hole[1] : null);
    }
}
