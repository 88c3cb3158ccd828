using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>The envelope of a list as its view shows it: what it lists, a line each. Public because the format file calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListRows
{
    private static readonly string[] s_lists =
        ["ListAllMyBucketsResult", "ListBucketResult", "ListVersionsResult", "ListMultipartUploadsResult", "ListPartsResult"];

    /// <summary>The columns, of which a list shows those that it has.</summary>
    private static readonly (string Label, bool IsNumber, Func<PSObject, object?> Value)[] s_columns =
    [
        ("LastModified", false, row => Views.Date(row.Properties["LastModified"]?.Value)),
        ("CreationDate", false, row => Views.Date(row.Properties["CreationDate"]?.Value)),
        ("Initiated", false, row => Views.Date(row.Properties["Initiated"]?.Value)),
        ("Size", true, Views.Size),
        ("PartNumber", true, row => row.Properties["PartNumber"]?.Value),
        ("BucketName", false, row => row.Properties["Name"] is { } name && row.Properties["Key"] is null ? name.Value : null),
        ("Key", false, row => (row.Properties["Key"] ?? row.Properties["Prefix"])?.Value),
        ("VersionId", false, row => row.Properties["VersionId"]?.Value),
        ("UploadId", false, row => row.Properties["PartNumber"] is null ? row.Properties["UploadId"]?.Value : null),
    ];

    /// <summary>The rows as a table.</summary>
    public static string Table(Envelope envelope)
    {
        List<PSObject> rows = Unwrapper.Unwrap(envelope.Answer).ToList();
        var columns = s_columns.Select(c => (c.Label, c.IsNumber, Cells: rows.ConvertAll(r => Text(c.Value(r)))))
            .Where(c => c.Cells.Exists(cell => cell.Length > 0)).ToList();
        string[] lines = new string[rows.Count + 2];
        foreach (var (label, isNumber, cells) in columns)
        {
            int width = Math.Max(label.Length, cells.Max(cell => cell.Length));
            string Cell(string text) => isNumber ? text.PadLeft(width) : text.PadRight(width);
            lines[0] += Cell(label) + " ";
            lines[1] += Cell(new string('-', label.Length)) + " ";
            for (int i = 0; i < cells.Count; i++) lines[i + 2] += Cell(cells[i]) + " ";
        }
        return rows.Count == 0 ? "" : "\n" + string.Join("\n", lines.Select(line => line?.TrimEnd()));
    }

    /// <summary>How much it lists, and how a script gets at it.</summary>
    public static string Summary(Envelope envelope)
    {
        int count = Unwrapper.Unwrap(envelope.Answer).Count();
        return count == 1 ? "1 row; -Unwrap gives it as an object" : $"{count} rows; -Unwrap gives each as an object";
    }

    internal static bool AreIn(S3Answer answer) => answer.Response.FirstOrDefault().Key is { } root && Array.IndexOf(s_lists, root) >= 0;

    private static string Text(object? value) => Views.Plain(value);
}
