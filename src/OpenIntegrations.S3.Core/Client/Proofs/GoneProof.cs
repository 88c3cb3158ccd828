using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>What was taken away: it is not there.</summary>
internal static class GoneProof
{
    /// <summary>The refusal of the repeat says it already.</summary>
    public static Task<S3Answer?> AsSaid(Question question, CancellationToken cancellationToken) =>
        Task.FromResult(question.Error?.Code is "NoSuchUpload" or "NotFound" ? question.Proven(204, new HeaderList()) : null);

    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        return head.Status == 404 ? question.Proven(204, new HeaderList()) : null;
    }
}
