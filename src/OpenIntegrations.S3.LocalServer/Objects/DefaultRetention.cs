using System;
using System.Globalization;
using System.Xml.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>The retention that a bucket gives to what is uploaded without one.</summary>
/// <param name="Mode">GOVERNANCE or COMPLIANCE.</param>
/// <param name="Years">Or days: one of the two is nothing.</param>
/// <param name="Days">See <paramref name="Years"/>.</param>
internal sealed record DefaultRetention(string Mode, int Years, int Days)
{
    /// <summary>Null when the bucket's document has no rule.</summary>
    public static DefaultRetention? Read(XElement document)
    {
        if (document.One("Rule") is not { } rule) return null;
        XElement retention = rule.One("DefaultRetention") ?? throw new S3Error(ErrorCode.MalformedXML);
        var (years, days) = (Number(retention.Text("Years")), Number(retention.Text("Days")));
        string mode = retention.Needed("Mode");
        if (!ObjectRetention.IsMode(mode) || years is null == days is null) throw new S3Error(ErrorCode.MalformedXML);
        return new(mode, years ?? 0, days ?? 0);
    }

    public Retention From(DateTimeOffset now) => new(Mode, now.AddYears(Years).AddDays(Days));

    private static int? Number(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : throw new S3Error(ErrorCode.MalformedXML);
    }
}
