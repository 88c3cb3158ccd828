using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>
/// The time of a file in the metadata of its object, where stores have the time of the upload only: <c>mtime</c> with seconds since 1970
/// and a fraction, as rclone writes it. That of s3cmd and mc, which write it among other things, is read as well.
/// </summary>
internal static class FileTime
{
    public const string Header = "x-amz-meta-mtime";
    private static readonly string[] s_headers = [Header, "x-amz-meta-s3cmd-attrs", "x-amz-meta-mc-attrs"];
    private static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // 1700000000.25 is the whole value; mtime:1700000000 and mtime:1700000000#250000000 are one of several between slashes.
    private static readonly Regex s_time = new(@"(?:^|(?:^|/)mtime:)(?<seconds>-?\d{1,11})(?:(?<sign>[.#])(?<fraction>\d{1,9})\d*)?(?:$|/)",
        RegexOptions.CultureInvariant);

    public static string Write(DateTime time) =>
        ((decimal)(time.ToUniversalTime() - s_epoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);

    /// <summary>The time that an answer's metadata have, in UTC; null for none that can be read.</summary>
    public static DateTime? Read(HeaderList headers) =>
        s_headers.Select(name => headers[name] is { } text ? Read(text) : null).FirstOrDefault(time => time is not null);

    private static DateTime? Read(string text)
    {
        Match match = s_time.Match(text);
        if (!match.Success) return null;
        long seconds = long.Parse(match.Groups["seconds"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = match.Groups["fraction"].Value;
        // Behind # are nanoseconds, behind a point the digits of a fraction.
        digits = match.Groups["sign"].Value == "#" ? digits.PadLeft(9, '0') : digits.PadRight(9, '0');
        long ticks = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) / 100 * (text.StartsWith('-') ? -1 : 1);
        bool isDate = seconds > (DateTime.MinValue - s_epoch).TotalSeconds && seconds < (DateTime.MaxValue - s_epoch).TotalSeconds - 1;
        return isDate ? s_epoch.AddSeconds(seconds).AddTicks(ticks) : null;
    }
}
