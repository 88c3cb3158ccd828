using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Cli.CommandLine;

/// <summary>What somebody meant who typed a name that does not exist.</summary>
internal static class Nearest
{
    /// <summary>A question to put behind an error, with a blank before it; empty when no name comes near.</summary>
    public static string Question(string typed, IEnumerable<string> names)
    {
        string? nearest = names.MinBy(n => Distance(typed, n));
        return nearest is not null && Distance(typed, nearest) <= (typed.Length + 2) / 3 ? $" Did you mean '{nearest}'?" : "";
    }

    /// <summary>How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
