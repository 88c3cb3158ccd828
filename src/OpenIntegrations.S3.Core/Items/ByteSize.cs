using System;
using System.Globalization;

namespace OpenIntegrations.S3.Items;

/// <summary>Bytes as people write and read them, in powers of 1,024.</summary>
public static class ByteSize
{
    private const string Prefixes = "KMGTPE";
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Bytes of one thing more; what a store lists may be more than can be counted, and then the most that can be is it.</summary>
    public static long Plus(long bytes, long? more) => more > long.MaxValue - bytes ? long.MaxValue : bytes + (more ?? 0);

    /// <summary>For example <c>1.5 MiB</c>.</summary>
    public static string Format(long bytes)
    {
        double value = bytes;
        int unit = 0;
        for (; value >= 1024 && unit < s_units.Length - 1; unit++) value /= 1024;
        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + s_units[unit];
    }

    /// <summary>A number of bytes: <c>4096</c>, <c>10k</c>, <c>10KB</c>, <c>1.5 GiB</c>. A thousand is 1,024 in each of them.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        string number = text.Trim();
        if (number.EndsWith("B", StringComparison.OrdinalIgnoreCase)) number = number.Substring(0, number.Length - 1);
        if (number.EndsWith("i", StringComparison.OrdinalIgnoreCase)) number = number.Substring(0, number.Length - 1);
        int power = number.Length == 0 ? -1 : Prefixes.IndexOf(char.ToUpperInvariant(number[number.Length - 1]));
        if (power >= 0) number = number.Substring(0, number.Length - 1);
        else if (text.Trim().EndsWith("iB", StringComparison.OrdinalIgnoreCase)) return false;
        bool isNumber = decimal.TryParse(number.TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
        long unit = 1L << (10 * (power + 1));
        if (!isNumber || value > (decimal)long.MaxValue / unit) return false;
        bytes = (long)(value * unit);
        return true;
    }
}
