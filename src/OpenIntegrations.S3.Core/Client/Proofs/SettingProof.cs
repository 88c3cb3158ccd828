using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
        string[] sent = Texts(AnswerReader.Convert(new(bytes.ToArray()), question.Request.Route?.RequestRoot)).ToArray();
        if (sent.Length == 0 || await AskAsync(question, cancellationToken).ConfigureAwait(false) is not { Error: null } now) return null;
        // Stores add what was left out, and put it in an order of their own.
        HashSet<string> stored = new(Texts(now.Response), StringComparer.OrdinalIgnoreCase);
        return sent.All(stored.Contains) ? question.Proven(200, now.Headers) : null;
    }

    public static async Task<S3Answer?> AskGoneAsync(Question question, CancellationToken cancellationToken) =>
        await AskAsync(question, cancellationToken).ConfigureAwait(false) is { Error: not null } ? question.Proven(204, new()) : null;

    /// <summary>What the store has there now; null where it cannot be asked, or shows that it does not know the part.</summary>
    private static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Error?.Code != S3Error.Unproven || SubResourceRules.Probe(question.Request) is not { } probe) return null;
        S3Answer now = await question.AskAsync(probe, cancellationToken).ConfigureAwait(false);
        return SubResourceProof.IsIn(now, question.Request.SubResource!) ? now : null;
    }

    private static async Task<S3Answer?> AskRestoreAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        return head.Error is null && head.Headers.Contains("x-amz-restore") ? question.Proven(202, head.Headers) : null;
    }

    private static IEnumerable<string> Texts(object? value, string name = "") => value switch
    {
        null => [],
        TreeMap map => map.SelectMany(member => Texts(member.Value, member.Key)),
        IEnumerable<object?> list => list.SelectMany(item => Texts(item, name)),
        _ => [name + "=" + Convert.ToString(value, CultureInfo.InvariantCulture)],
    };
}
