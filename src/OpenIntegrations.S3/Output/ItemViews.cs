using System;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace OpenIntegrations.S3.Output;

/// <summary>What the views of items show. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemViews
{
    private const int Width = 14;
    private const string Steps = "▏▎▍▌▋▊▉█";

    /// <summary>The size for people, and what stands in its place where there is none.</summary>
    public static string Size(PSObject item) => item.Properties["Size"]?.Value switch
    {
        _ when Is(item, "PSIsContainer") => item.Properties["Key"]?.Value is null ? "BUCKET" : "FOLDER",
        IConvertible bytes => Output.Size.Format(bytes.ToInt64(CultureInfo.InvariantCulture)),
        _ when Is(item, "IsDeleteMarker") => "DELETED",
        _ => "",
    };

    /// <summary>A share as a bar, in steps of an eighth of a character.</summary>
    public static string Bar(object? percent)
    {
        double share = Convert.ToDouble(percent, CultureInfo.InvariantCulture);
        int eighths = (int)Math.Round(share / 100 * Width * Steps.Length);
        string bar = new string(Steps[Steps.Length - 1], eighths / Steps.Length)
            + (eighths % Steps.Length > 0 ? Steps[(eighths % Steps.Length) - 1].ToString() : "");
        return bar.PadRight(Width) + FormattableString.Invariant($" {share,5:0.0} %");
    }

    private static bool Is(PSObject item, string property) => item.Properties[property]?.Value is true;
}
