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
    private static readonly string[] s_secrets = ["X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-Credential", "Signature", "AWSAccessKeyId"];
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
            Answer answer = ErrorDocument.Of(new S3Error(ErrorCode.InternalError, failure.Message), head.RawPath, id);
            answer.Failure = failure.ToString();
            return Stamp(answer, id);
        }
    }

    /// <summary>The answer to what was no request.</summary>
    public Answer Refuse(S3Error error)
    {
        string id = NewId();
        return Stamp(ErrorDocument.Of(error, "/", id), id);
    }

    public void Log(RequestHead? head, Answer answer, long started)
    {
        if (options.Log is null) return;
        double milliseconds = started == 0 ? 0 : (Stopwatch.GetTimestamp() - started) * 1000.0 / Stopwatch.Frequency;
        Log(new RequestLogEntry(head?.Method ?? "?", head is null ? "" : WithoutSecrets(head), answer.Status, milliseconds, answer.Failure));
    }

    /// <summary>Tells of a connection that failed for another reason than its client.</summary>
    public void Log(Exception failure) => Log(new RequestLogEntry("?", "", 0, 0, failure.ToString()));

    private void Log(RequestLogEntry entry)
    {
        try
        {
            options.Log?.Invoke(entry);
        }
        catch (Exception)
        {
            // It is the caller's, and there is nobody to tell. Passed on, it would end the process with the thread.
        }
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
        string[] pairs = head.RawQuery.Split('&');
        string[] kept = [.. pairs.Where(pair => !s_secrets.Contains(PercentEncoding.Decode(pair.Split('=')[0]), StringComparer.OrdinalIgnoreCase))];
        return kept.Length == pairs.Length ? head.Target : head.RawPath + "?" + string.Join("&", kept);
    }
}
