using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Items.Measuring;

/// <summary>A part of a square of 1 by 1.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Height);

/// <summary>Divides a square among parts by their weight, none of them thinner than need be.</summary>
internal static class Areas
{
    public static IEnumerable<(T Part, Area Area)> Of<T>(IReadOnlyList<T> parts, Func<T, double> weight) =>
        parts.Count == 0 ? [] : Divide(new ArraySegment<T>(parts.ToArray()), weight, new Area(0, 0, 1, 1));

    private static IEnumerable<(T Part, Area Area)> Divide<T>(ArraySegment<T> parts, Func<T, double> weight, Area area)
    {
        if (parts.Count == 1) return [(parts.Array![parts.Offset], area)];
        double total = parts.Sum(weight), first = weight(parts.Array![parts.Offset]);
        int count = 1;
        // As near to half as may be.
        while (count < parts.Count - 1 && first + weight(parts.Array[parts.Offset + count]) / 2 < total / 2)
            first += weight(parts.Array[parts.Offset + count++]);
        double share = total > 0 ? first / total : 0.5;
        bool isWide = area.Width >= area.Height;
        Area one = isWide ? area with { Width = area.Width * share } : area with { Height = area.Height * share };
        Area other = isWide ? area with { X = area.X + one.Width, Width = area.Width - one.Width }
            : area with { Y = area.Y + one.Height, Height = area.Height - one.Height };
        return Divide(new(parts.Array, parts.Offset, count), weight, one)
            .Concat(Divide(new(parts.Array, parts.Offset + count, parts.Count - count), weight, other));
    }
}
