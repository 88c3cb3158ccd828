using System;
using System.Net.Http.Headers;
using System.Text;

namespace OpenIntegrations.S3.Input;

/// <summary>The encoding that a media type names.</summary>
internal static class Charset
{
    /// <summary>UTF-8 when the type names none, or one that nobody knows.</summary>
    public static Encoding Of(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) || type.CharSet is null) return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(type.CharSet.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
