using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Threading;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Auth;
using OpenIntegrations.S3.Local.Browsers;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Forms;
using OpenIntegrations.S3.Local.Logs;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local;

/// <summary>Answers requests: who asks, for what, what is said.</summary>
/// <param name="options">What the server was started with.</param>
/// <param name="store">What it serves.</param>
/// <param name="identities">To whom.</param>
/// <param name="logs">Takes what buckets with logs are asked.</param>
/// <param name="source">The address that requests come from.</param>
internal sealed class Endpoint(LocalServerOptions options, Store store, Identities identities, AccessLogs logs, string source)
    : IEndpoint
{
    private readonly Authenticator _authenticator = new(identities, options.Region, Routes.IsSubResource);
    private readonly BrowserGuard _browsers = new(options.AllowedOrigins);
    private readonly Cors _cors = new(options.AllowedOrigins);
    private long _requests = options.Clock.Now.UtcTicks;

    public Answer Handle(RequestHead head, IncomingBody body)
    {
        long started = Stopwatch.GetTimestamp();
        Answer answer = options.Faults?.Next() switch
        {
            FaultKind.SlowDown => Refused(head, new S3Error(ErrorCode.SlowDown)),
            FaultKind.InternalError => Refused(head, new S3Error(ErrorCode.InternalError)),
            FaultKind.Reset => new Answer(0) { Fault = Breakage.Reset },
            FaultKind.CutShort => AnswerTo(head, body).With(Breakage.CutShort),
            _ => AnswerTo(head, body),
        };
        options.Requests?.Add(new RequestLogEntry(head.Method, TargetText.WithoutSecrets(head), answer.Status, Since(started),
            answer.Failure ?? answer.Fault?.ToString()));
        return answer;
    }

    public Answer Refuse(S3Error error)
    {
        string id = NewId();
        return Stamp(ErrorDocument.Of(error, "/", id), id);
    }

    public void Log(RequestHead? head, Answer answer, long started)
    {
        if (options.Log is null) return;
        Log(new RequestLogEntry(head?.Method ?? "?", head is null ? "" : TargetText.WithoutSecrets(head), answer.Status,
            started == 0 ? 0 : Since(started), answer.Failure));
    }

    private static double Since(long started) => (Stopwatch.GetTimestamp() - started) * 1000.0 / Stopwatch.Frequency;

    public void Log(Exception failure) => Log(new RequestLogEntry("?", "", 0, 0, failure.ToString()));

    private Answer AnswerTo(RequestHead head, IncomingBody body)
    {
        string id = NewId();
        S3Request? request = null;
        long started = Stopwatch.GetTimestamp();
        var surroundings = new Surroundings(options.Region, options.Clock.Now, identities, source);
        Answer answer = Answer(id, head, () => Run(request = new(head, body, store, surroundings)));
        if (request is null) return answer;
        _cors.Show(answer, request);
        Record(request, answer, id, started);
        return answer;
    }

    /// <summary>Adds to the logs of the bucket, if it has any.</summary>
    private void Record(S3Request request, Answer answer, string id, long started)
    {
        if (request.BucketName is null || store.Find(request.BucketName) is not { } bucket) return;
        if (LogTarget.Of(bucket.Settings) is null) return;
        var took = TimeSpan.FromSeconds((double)(Stopwatch.GetTimestamp() - started) / Stopwatch.Frequency);
        logs.Add(bucket, LogRecord.Of(request, request.Route, bucket, answer, id, took));
    }

    private Answer Answer(string id, RequestHead head, Func<Answer> run)
    {
        try
        {
            return Stamp(run(), id);
        }
        catch (S3Error refusal)
        {
            return Stamp(ErrorDocument.Of(refusal, head.RawPath, id), id);
        }
        catch (Exception failure) when (failure is not (SocketException or ObjectDisposedException))
        {
            // A full disk, a file that somebody took away: the client learns of it, and the server goes on.
            Answer answer = ErrorDocument.Of(DiskError.Of(failure), head.RawPath, id);
            answer.Failure = failure.ToString();
            return Stamp(answer, id);
        }
    }

    private Answer Refused(RequestHead head, S3Error error)
    {
        string id = NewId();
        return Stamp(ErrorDocument.Of(error, head.RawPath, id), id);
    }

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
        _browsers.Check(request);
        if (request.Method == "OPTIONS") return _cors.Preflight(request);
        Route route = Routes.Find(request);
        request.Route = route;
        if (route.SignsForm) return PostObject.Run(request, _authenticator);
        request.Trust(_authenticator.Check(request));
        Gate.Check(request, route);
        return route.Run(request);
    }

    private Answer Stamp(Answer answer, string id) => answer.With("x-amz-request-id", id).With("Date", HttpDate.Format(options.Clock.Now));

    private string NewId() => Interlocked.Increment(ref _requests).ToString("X16", CultureInfo.InvariantCulture);
}
