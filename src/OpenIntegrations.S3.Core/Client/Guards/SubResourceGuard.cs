using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Guards;

/// <summary>
/// Some stores ignore a sub-resource they do not know: for them <c>DELETE /bucket?encryption</c> deletes the bucket,
/// <c>PUT /bucket/key?tagging</c> overwrites the object and <c>PUT /bucket?tagging</c> makes a bucket. Before such a request, the same is
/// asked for with a GET, until the store has proved that it knows the sub-resource.
/// </summary>
internal sealed class SubResourceGuard(S3Client client)
{
    // A store that answers with the object itself may have gigabytes of it.
    private const int SmallDocument = 64 * 1024;

    private const string Trusted = "Where the store is known to refuse what it does not know, set RefusesUnknownSubResources to true.";

    private const string Owner = "x-amz-expected-bucket-owner";

    private readonly StoreState _state = client.Connection.Memory.Of<StoreState>();

    /// <returns>The refusal when the store may do something else than what is meant; null when the request may go out.</returns>
    public async Task<S3Answer?> RefuseAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (request.Force || client.Connection.Provider.RefusesUnknownSubResources) return null;
        if (request.Headers.Contains(SubResourceRules.AppendHeader))
            return Unknown(request, SubResourceRules.AppendHeader, "no question can show whether the store knows it");
        if (!SubResourceRules.IsDangerous(request)) return null;
        if (await ProveAsync(request, cancellationToken).ConfigureAwait(false) is { } unproven) return unproven;
        return SubResourceRules.EmptyIsInDanger(request) ? await RefuseEmptyAsync(request, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>What was asked for anyway shows as much as a question of one's own.</summary>
    public void Learn(S3Answer answer)
    {
        if (answer.Request is { Method: "GET", SubResource: { } part } request && SubResourceProof.IsIn(answer, part))
            _state.Known[(part, request.Key is not null)] = true;
    }

    private async Task<S3Answer?> ProveAsync(S3Request request, CancellationToken cancellationToken)
    {
        var place = (request.SubResource!, request.Key is not null);
        if (_state.Known.ContainsKey(place)) return null;
        if (SubResourceRules.Probe(request) is not { } probe) return Unknown(request, "no question can show whether the store knows it");
        S3Answer answer = await AskAsync(probe, cancellationToken).ConfigureAwait(false);
        if (!SubResourceProof.IsIn(answer, request.SubResource!)) return Refusal(request, answer);
        _state.Known[place] = true;
        return null;
    }

    private async Task<S3Answer?> RefuseEmptyAsync(S3Request request, CancellationToken cancellationToken)
    {
        S3Request list = Routes.ListObjects.For(request.Bucket!).With("MaxKeys", 1);
        if (request.Headers[Owner] is { } owner) list.Headers[Owner] = owner;
        S3Answer answer = await AskAsync(list, cancellationToken).ConfigureAwait(false);
        if (answer.Error is not null) return Refusal(request, answer);
        return answer.Response.GetMaps("ListBucketResult", "Contents").Any() ? null
            : Unknown(request, "the bucket is empty, and no question can show that the store does not delete it");
    }

    private async Task<S3Answer> AskAsync(S3Request probe, CancellationToken cancellationToken)
    {
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(probe, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        using (open)
        {
            return open!.ContentLength > SmallDocument
                ? new S3Answer(200, new TreeMap { { "the object itself", "" } }, open.Headers, probe)
                : await AnswerReader.ReadAsync(open, probe, client.Connection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The store's own refusal, where it gave one; else that it does not know what was asked for.</summary>
    private static S3Answer Refusal(S3Request request, S3Answer asked)
    {
        if (asked.Error is not { } error || asked.Status < 300)
            return Unknown(request, asked.Error?.Message ?? "the store answered something else");
        string message =
            $"{error.Message.TrimEnd('.', ' ')}. The store was asked first whether it knows ?{request.SubResource}, and this is its "
            + "answer; nothing was sent, because stores that ignore it would do something else.";
        return new S3Answer(asked.Status, asked.Response, asked.Headers, request)
        {
            Error = error with { Message = message, Hint = error.Hint ?? Trusted },
        };
    }

    private static S3Answer Unknown(S3Request request, string why) => Unknown(request, "?" + request.SubResource, why);

    private static S3Answer Unknown(S3Request request, string what, string why) => new(501, new TreeMap(), new HeaderList(), request)
    {
        Error = new S3Error("NotImplemented", $"{what} was not sent: {why.TrimEnd('.', ' ')}. Stores that ignore it "
            + "would do something else to the bucket or object.", null, null) { Hint = Trusted },
    };
}
