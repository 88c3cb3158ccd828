using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.S3;

/// <summary>What an option names as content: a file, an http(s) URL that is fetched, or the text itself.</summary>
internal static class Content
{
    /// <param name="arguments">The command line.</param>
    /// <param name="parameter">The option's parameter.</param>
    /// <param name="textIsBase64">Whether a text that is neither file nor URL is Base64, and nothing else is allowed.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    public static async Task<UploadSource> OpenAsync(Arguments arguments, string parameter, bool textIsBase64, CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (File.Exists(value)) return new FileSource(value);
        if (IsUrl(value)) return new StreamSource(new MemoryStream(await FetchAsync(value, arguments.Log, cancellationToken).ConfigureAwait(false)), ownsStream: true);
        byte[] bytes = textIsBase64 ? Decode(arguments, parameter, value) : Encoding.UTF8.GetBytes(value);
        return new StreamSource(new MemoryStream(bytes), ownsStream: true);
    }

    public static async Task<string> TextAsync(Arguments arguments, string parameter, CancellationToken cancellationToken)
    {
        string value = arguments.Text(parameter);
        if (File.Exists(value)) return await File.ReadAllTextAsync(value, cancellationToken).ConfigureAwait(false);
        return IsUrl(value) ? Encoding.UTF8.GetString(await FetchAsync(value, arguments.Log, cancellationToken).ConfigureAwait(false)) : value;
    }

    private static bool IsUrl(string value) => value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static byte[] Decode(Arguments arguments, string parameter, string value)
    {
        try
        {
            return Convert.FromBase64String(value);
        }
        catch (FormatException)
        {
            throw arguments.Wrong(parameter, value, "a file, a URL, or Base64; UploadFullObject takes plain text");
        }
    }

    private static async Task<byte[]> FetchAsync(string url, Action<string> log, CancellationToken cancellationToken)
    {
        RequestUrl parts = RequestUrl.Parse(url);
        var request = new WireRequest("GET", Origin.Parse(parts.Origin), parts.Path) { Query = QueryString.Parse(parts.Query) };
        using WireResponse response = await new HttpTransport(TransportSettings.Default, new RetryPolicy(), log: log).SendAsync(request, Authorization.None, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess) throw new IOException($"{parts.Origin} answered {response.Status} to the request for the content.");
        return await response.ReadAllAsync(int.MaxValue, cancellationToken).ConfigureAwait(false);
    }
}
