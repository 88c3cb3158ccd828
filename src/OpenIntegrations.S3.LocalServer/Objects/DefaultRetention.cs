using System;
using System.Globalization;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>The retention that a bucket gives to what is uploaded without one.</summary>
/// <param name="Mode">GOVERNANCE or COMPLIANCE.</param>
/// <param name="Years">Or days: one of the two is nothing.</param>
/// <param name="Days">See <paramref name="Years"/>.</param>
internal sealed record DefaultRetention(string Mode, int Years, int Days)
{
    private const int MaxYears = 100;
    private const int MaxDays = 36_500;

    /// <summary>Null when the bucket's document has no rule.</summary>
    public static DefaultRetention? Read(XElement document)
    {
        if (document.One("Rule") is not { } rule) return null;
        XElement retention = rule.One("DefaultRetention") ?? throw new S3Error(ErrorCode.MalformedXML);
        var (years, days) = (Number(retention.Text("Years"), MaxYears), Number(retention.Text("Days"), MaxDays));
        string mode = retention.Needed("Mode");
        if (!ObjectRetention.IsMode(mode) || years is null == days is null) throw new S3Error(ErrorCode.MalformedXML);
        return new(mode, years ?? 0, days ?? 0);
    }

    public Retention From(DateTimeOffset now) => new(Mode, now.AddYears(Years).AddDays(Days));

    private static int? Number(string? text, int limit)
    {
        if (text is null) return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            throw new S3Error(ErrorCode.MalformedXML);
        if (number <= 0) throw new S3Error(ErrorCode.InvalidRetentionPeriod);
        return number <= limit ? (int)number
            : throw new S3Error(ErrorCode.InvalidRetentionPeriod, $"Default retention period too large! (maximum {limit})");
    }
}
