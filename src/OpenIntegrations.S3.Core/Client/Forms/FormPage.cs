using System;
using System.Linq;
using System.Net;
using System.Text;

namespace OpenIntegrations.S3.Client.Forms;

/// <summary>A form as a page that works as it stands.</summary>
public static class FormPage
{
    private const string ContentType = "Content-Type";

    public static string Write(PostForm form)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Upload</title>\n</head>\n<body>\n")
            .Append("<form action=\"").Append(Escape(form.Url)).Append("\" method=\"post\" enctype=\"multipart/form-data\">\n");
        foreach (var (name, value) in form.Fields)
            page.Append("<input type=\"hidden\" name=\"").Append(Escape(name)).Append("\" value=\"").Append(Escape(value)).Append("\">\n");
        // Whatever stands behind the file is not read.
        page.Append("<input type=\"file\" name=\"file\" required").Append(Accept(form))
            .Append(">\n<button type=\"submit\">Upload</button>\n</form>\n");
        if (BeginningOfType(form) is not null) page.Append(Script);
        return page.Append("</body>\n</html>\n").ToString();
    }

    // The type that the browser knows of the file, where the policy takes more than one.
    private const string Script =
        """
        <script>
        document.querySelector('input[type=file]').addEventListener('change', function () {
          var type = this.form.elements['Content-Type'];
          if (this.files[0] && this.files[0].type.indexOf(type.defaultValue) === 0) type.value = this.files[0].type;
        });
        </script>

        """;

    private static string Accept(PostForm form) => BeginningOfType(form) is { Length: > 1 } beginning
        ? $" accept=\"{Escape(beginning)}*\"" : "";

    /// <summary>How the type must begin; null where it is fixed or nobody asks for it.</summary>
    private static string? BeginningOfType(PostForm form) => form.Fields.FirstOrDefault(f => f.Key == ContentType).Value is { } type
        && (type.Length == 0 || type.EndsWith('/')) ? type : null;

    private static string Escape(string text) => WebUtility.HtmlEncode(text).Replace("\r", "&#13;").Replace("\n", "&#10;");
}
