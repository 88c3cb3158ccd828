using System;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

/// <summary>What the views of a drive show. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DriveView
{
    private const int ClassWidth = 11;

    /// <summary>Where an item lies, as a person writes it. All of this is of items, too, that came from another process.</summary>
    public static string Folder(PSObject item)
    {
        string parent = item.Properties["PSParentPath"]?.Value as string ?? "";
        int provider = parent.IndexOf("::", StringComparison.Ordinal);
        DrivePath path = DrivePath.Parse(provider < 0 ? parent : parent.Substring(provider + 2));
        return TerminalText.Of((item.Properties["PSDrive"]?.Value is S3DriveInfo drive ? drive.Own(path) : path).Shown);
    }

    /// <summary>A drive that has just been made, as a table of one.</summary>
    public static string Mounted(PSObject drive)
    {
        (string Label, string Value)[] columns =
        [
            ("Name", Text(drive, nameof(PSDriveInfo.Name))),
            ("Root", Text(drive, nameof(PSDriveInfo.DisplayRoot))),
            ("ProfileName", Text(drive, nameof(S3DriveInfo.ProfileName))),
        ];
        string Line(Func<(string Label, string Value), string> cell) =>
            string.Join(" ", columns.Select(c => cell(c).PadRight(Math.Max(c.Label.Length, c.Value.Length)))).TrimEnd();
        return "\n" + Line(c => c.Label) + "\n" + Line(c => new string('-', c.Label.Length)) + "\n" + Line(c => c.Value);
    }

    /// <summary>A time as PowerShell shows that of a file.</summary>
    public static string Time(PSObject item) => item.Properties[nameof(DriveItem.LastWriteTime)]?.Value is DateTime time
        ? string.Format(CultureInfo.CurrentCulture, "{0,10:d} {0,8:t}", time) : "";

    /// <summary>A storage class as far as its column goes.</summary>
    public static string Class(PSObject item) =>
        item.Properties[nameof(DriveItem.StorageClass)]?.Value is not string text ? ""
        : text.Length <= ClassWidth ? text : text.Substring(0, ClassWidth - 1) + "…";

    /// <summary>A name in the colour that PowerShell gives to that of a file.</summary>
    public static string Name(PSObject item)
    {
        string name = TerminalText.Of(item.Properties[nameof(DriveItem.Name)]?.Value as string ?? "");
        string style = FileStyle.Of(name, item.Properties[nameof(DriveItem.Mode)]?.Value is string mode && mode.StartsWith('d'));
        return style.Length == 0 ? name : style + name + FileStyle.Reset;
    }

    private static string Text(PSObject item, string property) => TerminalText.Of(item.Properties[property]?.Value as string ?? "");
}
