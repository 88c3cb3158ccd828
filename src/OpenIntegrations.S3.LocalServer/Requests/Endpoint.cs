using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local;

/// <summary>Answers requests: who asks, for what, what is said.</summary>
internal sealed class Endpoint(LocalServerOptions options, Store store)
{
    private static readonly string[] s_secrets = ["X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-Credential"];
    private readonly Authenticator _authenticator = new(options.Accounts, options.Region);
    private long _requests = options.Now().UtcTicks;

    /// <summary>The answer, which is a refusal when anything goes wrong. Only a broken connection throws.</summary>
    public Answer Handle(RequestHead head, IncomingBody body)
    {
        string id = NewId();
        try
        {
            return Stamp(Run(new S3Request(head, body, store, options.Region, options.Now())), id);
        }
        catch (S3Error refusal)
        {
            return Stamp(ErrorDocument.Of(refusal, head.RawPath, id), id);
        }
        catch (Exception failure) when (failure is not (SocketException or ObjectDisposedException))
        {
            // A full disk, a file that somebody took away: the client learns of it, and the server goes on.
            return Stamp(ErrorDocument.Of(new S3Error(ErrorCode.InternalError, failure.Message), head.RawPath, id), id);
        }
    }

    /// <summary>The answer to what was no request.</summary>
    public Answer Refuse(S3Error error)
    {
        string id = NewId();
        return Stamp(ErrorDocument.Of(error, "/", id), id);
    }

    public void Log(RequestHead? head, int status, long started)
    {
        if (options.Log is not { } log) return;
        double milliseconds = started == 0 ? 0 : (Stopwatch.GetTimestamp() - started) * 1000.0 / Stopwatch.Frequency;
        log(new RequestLogEntry(head?.Method ?? "?", head is null ? "" : WithoutSecrets(head), status, milliseconds));
    }

    private Answer Run(S3Request request)
    {
        Route route = Routes.Find(request);
        if (route.SignsForm) return PostObject.Run(request, _authenticator);
        request.Trust(_authenticator.Check(request));
        Owner.CheckExpected(request.Headers);
        return route.Run(request);
    }

    private Answer Stamp(Answer answer, string id) => answer.With("x-amz-request-id", id).With("Date", HttpDate.Format(options.Now()));

    private string NewId() => Interlocked.Increment(ref _requests).ToString("X16", CultureInfo.InvariantCulture);

    private static string WithoutSecrets(RequestHead head)
    {
        if (!head.RawQuery.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase)) return head.Target;
        var kept = head.RawQuery.Split('&').Where(pair => !s_secrets.Contains(PercentEncoding.Decode(pair.Split('=')[0]), StringComparer.OrdinalIgnoreCase));
        return head.RawPath + "?" + string.Join("&", kept);
    }
}
