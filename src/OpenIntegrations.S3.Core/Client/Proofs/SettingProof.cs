using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Client.Guards;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>A part of a bucket or object that was set or taken away: what a GET gives now is that, or that there is none.</summary>
/// <remarks>A request whose answer was lost is simply repeated; asked is who said yes as anybody would.</remarks>
internal static class SettingProof
{
    public static async Task<S3Answer?> AskSetAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Request.SubResource == "restore") return await AskRestoreAsync(question, cancellationToken).ConfigureAwait(false);
        if (question.Request.Body is not BytesBody { Bytes: var bytes }) return null;
        if (await AskAsync(question, cancellationToken).ConfigureAwait(false) is not { } now) return null;
        string? root = question.Request.Route?.RequestRoot;
        object? sent = Inside(AnswerReader.Convert(new(bytes.ToArray()), root), root);
        object? stored = now.Error is null ? Inside(now.Response, now.Request.ResponseRoot) : null;
        bool holds = question.Request.Headers[CannedAcl.Header] is { } acl ? CannedAcl.Holds(acl, now.Response)
            : SameDocument.Holds(sent, stored);
        return holds ? question.Proven(200, now.Headers) : null;
    }

    public static async Task<S3Answer?> AskGoneAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer? now = await AskAsync(question, cancellationToken).ConfigureAwait(false);
        return now is not null && (now.Error is not null || SameDocument.IsNothing(now.Response)) ? question.Proven(204, new()) : null;
    }

    /// <summary>What the store has there now; null where it cannot be asked, or shows that it does not know the part.</summary>
    private static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Error?.Code != S3Error.Unproven || SubResourceRules.Reading(question.Request) is not { } probe) return null;
        bool isNamed = probe.ResponseRoot is null;
        probe.Arrived = body => isNamed |= body.AsSpan().IndexOf(Encoding.ASCII.GetBytes("<" + probe.ResponseRoot)) >= 0;
        S3Answer now = await question.AskAsync(probe, cancellationToken).ConfigureAwait(false);
        // What says nothing under a name of its own is the same that was said to the request.
        bool isAnswer = now.Error is not null || isNamed || !SameDocument.IsNothing(now.Response);
        return isAnswer && SubResourceProof.IsIn(now, question.Request.SubResource!) ? now : null;
    }

    // What was restored before and is there says nothing of this request.
    private static async Task<S3Answer?> AskRestoreAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        bool isUnderWay = head.Error is null
            && head.Headers["x-amz-restore"]?.Contains("ongoing-request=\"true\"", StringComparison.OrdinalIgnoreCase) == true;
        return isUnderWay ? question.Proven(202, head.Headers) : null;
    }

    private static object? Inside(TreeMap document, string? root) =>
        root is not null && document.Contains(root) ? document[root] : document;
}
