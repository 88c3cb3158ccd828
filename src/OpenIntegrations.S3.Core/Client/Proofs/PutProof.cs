using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>
/// An object that was put under a condition: the repeat fails because the first attempt did not. One without a condition is simply put
/// again, and is asked about only when the store said yes without an ETag.
/// </summary>
internal static class PutProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        bool saidYes = question.Error?.Code == S3Error.Unproven;
        bool isConditional = question.Request.Headers.Contains("If-None-Match") || question.Request.Headers.Contains("If-Match");
        if (!saidYes && !isConditional) return null;
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Error is not null) return null;
        bool holds = await SameContent.HoldsAsync(question.Request, head.Headers, lengthIsEnough: saidYes, cancellationToken)
            .ConfigureAwait(false);
        return holds ? question.Proven(200, head.Headers) : null;
    }
}
