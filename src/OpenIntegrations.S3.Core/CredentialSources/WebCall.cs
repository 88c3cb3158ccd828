using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>A request to a service that gives credentials. Such answers are small.</summary>
internal static class WebCall
{
    private const long MaxAnswer = 1024 * 1024;
    private const double NearSeconds = 1;

    /// <summary>Makes a request for an absolute URL.</summary>
    /// <exception cref="FormatException">It is not an http or https URL.</exception>
    public static WireRequest Request(string method, string url, RequestBody? body = null)
    {
        UrlParts parts = UrlParts.Parse(url);
        return new WireRequest(method, parts.Origin, parts.Path)
        {
            Query = QueryString.Parse(parts.Query),
            Body = body ?? RequestBody.Empty,
        };
    }

    public static Task<(int Status, byte[] Body)> SendAsync(
        WireRequest request, TransportSettings transport, int attempts, Authorization authorization, Func<DateTimeOffset> now,
        CancellationToken cancellationToken) => new HttpTransport(transport, new RetryPolicy(attempts), now)
            .ReadAsync(request, authorization, AnswerLimit.OfDocument(MaxAnswer), cancellationToken);

    /// <summary>The text of a good answer.</summary>
    /// <exception cref="IOException">The answer was an error.</exception>
    public static async Task<string> TextAsync(WireRequest request, TransportSettings transport, int attempts, Func<DateTimeOffset> now,
        CancellationToken cancellationToken)
    {
        (int status, byte[] body) = await SendAsync(request, transport, attempts, Authorization.None, now, cancellationToken)
            .ConfigureAwait(false);
        return status == 200
            ? Encoding.UTF8.GetString(body)
            : throw new IOException($"{request.Origin}{request.Path} answered with status {Scalars.Format(status)}.");
    }

    /// <summary>
    /// The same from a metadata server: it is near or not there, and never behind a proxy. It has one attempt, and a second for its answer
    /// unless AWS_METADATA_SERVICE_TIMEOUT says otherwise.
    /// </summary>
    /// <exception cref="TimeoutException">That time is over.</exception>
    public static async Task<string> NearTextAsync(WireRequest request, SourceContext context, CancellationToken cancellationToken)
    {
        // The one limit holds for all of it; the transport's own, which know the steps only, must not come before it.
        TimeSpan near = Near(context), never = near + near;
        var transport =
            new TransportSettings { ConnectTimeout = never, FirstByteTimeout = never, IdleTimeout = never, Proxy = "",
                UserAgent = context.Transport.UserAgent };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(near);
        try
        {
            return await TextAsync(request, transport, 1, context.Now, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Origin} did not answer within {Scalars.Format(near.TotalSeconds)} s.", e);
        }
    }

    private static TimeSpan Near(SourceContext context)
    {
        string? text = context.Environment("AWS_METADATA_SERVICE_TIMEOUT");
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double said);
        return TimeSpan.FromSeconds(isNumber && said is > 0 and < 1_000_000 ? said : NearSeconds);
    }

    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static TreeMap Json(string text) => JsonTree.Read(text) as TreeMap ?? throw new JsonException("The answer is no JSON object.");
}
