using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.S3;

/// <summary>What an option names as content: a file, an http(s) URL that is fetched, or the text itself.</summary>
internal static class Content
{
    /// <summary>Content for an upload that may go in parts.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="parameter">The option's parameter.</param>
    /// <param name="textIsBase64">Whether a text that is neither file nor URL is Base64, and nothing else is allowed.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    public static async Task<UploadSource> OpenAsync(Arguments arguments, string parameter, bool textIsBase64,
        CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (File.Exists(value)) return await FileAsync(value, isWhole: !textIsBase64, cancellationToken).ConfigureAwait(false);
        byte[] bytes = await BytesAsync(arguments, parameter, textIsBase64, cancellationToken).ConfigureAwait(false);
        return new StreamSource(new MemoryStream(bytes), ownsStream: true);
    }

    // What goes in one request must say how long it is, and a pipe does not.
    private static async Task<UploadSource> FileAsync(string path, bool isWhole, CancellationToken cancellationToken)
    {
        if (!isWhole || FileState.Find(path) is { Length: > 0 }) return UploadSource.OfFile(path);
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return new StreamSource(new MemoryStream(bytes), ownsStream: true);
    }

    /// <summary>Content that goes whole, in one request.</summary>
    public static async Task<RequestBody> BodyAsync(Arguments arguments, string parameter, CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (File.Exists(value)) return await PathBody.OfAsync(value, cancellationToken).ConfigureAwait(false);
        return new BytesBody(await BytesAsync(arguments, parameter, false, cancellationToken).ConfigureAwait(false));
    }

    public static async Task<string> TextAsync(Arguments arguments, string parameter, CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (File.Exists(value)) return arguments.Document(parameter, value);
        return Encoding.UTF8.GetString(await BytesAsync(arguments, parameter, false, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<byte[]> BytesAsync(Arguments arguments, string parameter, bool textIsBase64,
        CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (IsUrl(value)) return await FetchAsync(value, arguments.Log, cancellationToken).ConfigureAwait(false);
        return textIsBase64 ? TypedContent.Base64(arguments, parameter, value) : TypedContent.Text(arguments, parameter, value);
    }

    private static bool IsUrl(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]> FetchAsync(string url, Action<string> log, CancellationToken cancellationToken)
    {
        UrlParts parts = UrlParts.Parse(url);
        var request = new WireRequest("GET", parts.Origin, parts.Path) { Query = QueryString.Parse(parts.Query) };
        (int status, byte[] content) = await new HttpTransport(TransportSettings.Default, new RetryPolicy(), log: log)
            .ReadAsync(request, Authorization.None, AnswerLimit.OfContent(int.MaxValue), cancellationToken).ConfigureAwait(false);
        return status is >= 200 and < 300 ? content
            : throw new IOException($"{parts.Origin} answered {status} to the request for the content.");
    }
}
