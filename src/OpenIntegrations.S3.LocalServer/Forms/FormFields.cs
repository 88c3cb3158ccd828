using System;
using System.IO;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Forms;

/// <summary>The fields of an upload form, up to the file; fields behind the file are ignored, as the real service does.</summary>
internal sealed class FormFields
{
    private const int SizeLimit = 20 * 1024;

    /// <summary>A form has some twenty fields beside its metadata.</summary>
    private const int CountLimit = 600;

    private FormFields(HeaderList values) => Values = values;

    /// <summary>By name, whatever its case, in the form's order; <c>${filename}</c> is already replaced.</summary>
    public HeaderList Values { get; }

    /// <summary>Reads the fields and leaves the form at the beginning of the file.</summary>
    /// <exception cref="S3Error">There is no file, or the fields are too large.</exception>
    public static FormFields Read(MultipartForm form)
    {
        var values = new HeaderList();
        for (int size = 0; form.NextPart() is { } head;)
        {
            string name = Parameter(head, "name") ?? throw new S3Error(ErrorCode.MalformedPOSTRequest);
            if (name.Equals("file", StringComparison.OrdinalIgnoreCase)) return WithFile(values, head);
            if (values.Count == CountLimit) throw TooLarge();
            string value = ReadValue(form, SizeLimit - size);
            size += name.Length + value.Length;
            values.Add(name, value);
        }
        throw ErrorCode.Argument("file", "0", "POST requires exactly one file upload per request.");
    }

    /// <summary>The value of <c>name="…"</c> in a Content-Disposition header; null when it has none.</summary>
    public static string? Parameter(string head, string name)
    {
        string? line = head.Split('\n').FirstOrDefault(l => l.StartsWith("content-disposition:", StringComparison.OrdinalIgnoreCase));
        foreach (string piece in (line ?? "").Split(';').Skip(1).Select(p => p.Trim()))
        {
            if (piece.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))
                return piece.Substring(name.Length + 1).Trim('"').Replace("%22", "\"");
        }
        return null;
    }

    private static FormFields WithFile(HeaderList values, string head)
    {
        string path = Parameter(head, "filename") ?? "";
        string fileName = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var expanded = new HeaderList();
        foreach (var (name, value) in values) expanded.Add(name, value.Replace("${filename}", fileName));
        return new(expanded);
    }

    private static string ReadValue(MultipartForm form, int limit)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = form.Read(buffer, 0, buffer.Length)) > 0;)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limit) throw TooLarge();
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static S3Error TooLarge() =>
        new(ErrorCode.MaxMessageLengthExceeded, "Your POST request fields preceding the upload file were too large.");
}
