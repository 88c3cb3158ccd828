using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Sends a GET for an object or a range of it, and makes a stream of an answer that holds what was asked for.</summary>
/// <param name="client">The store.</param>
/// <param name="get">The request.</param>
internal sealed class ObjectOpening(S3Client client, S3Request get)
{
    public Verification Verification { get; init; }

    /// <summary>Whether the whole object is welcome where a range was asked for.</summary>
    public bool TakesWhole { get; init; }

    /// <summary>What is known of the object from answers before; null for nothing.</summary>
    public ObjectIdentity? Identity { get; init; }

    /// <summary>The object's length by answers before.</summary>
    public long? Total { get; init; }

    /// <returns>The body, or the store's refusal.</returns>
    /// <exception cref="IntegrityException">The answer holds something else.</exception>
    public async Task<(ObjectStream? Body, S3Answer? Refusal)> OpenAsync(CancellationToken cancellationToken)
    {
        S3Request asked = get.Copy();
        if (TakesWhole || Wanted.Of(get).IsWhole) ProofPlan.Ask(client, asked, Verification);
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(asked, cancellationToken).ConfigureAwait(false);
        return refusal is null ? (await MakeAsync(asked, open!, cancellationToken).ConfigureAwait(false), null) : (null, refusal);
    }

    /// <summary>A stream of an answer. The answer is disposed with it, or when it does not hold what was asked for.</summary>
    /// <exception cref="IntegrityException">The answer holds something else.</exception>
    public Task<ObjectStream> OfAsync(WireResponse open, CancellationToken cancellationToken) => MakeAsync(get, open, cancellationToken);

    private async Task<ObjectStream> MakeAsync(S3Request asked, WireResponse open, CancellationToken cancellationToken)
    {
        try
        {
            var judge = new AnswerExtent(client, asked, open) { Identity = Identity, Total = Total, TakesWhole = TakesWhole };
            Extent extent = await judge.ProveAsync(cancellationToken).ConfigureAwait(false);
            ContentProof? proof = Identity is not null ? null : await Plan(asked)
                .MakeAsync(open, extent, ObjectIdentity.Of(open.Headers), cancellationToken).ConfigureAwait(false);
            return new ObjectStream(client, get, open, extent, proof);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    private ProofPlan Plan(S3Request asked) => new(client, asked, Verification, get.Headers.Contains(ProofPlan.AskHeader));
}
