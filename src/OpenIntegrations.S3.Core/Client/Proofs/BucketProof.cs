using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client.Answers;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>A bucket that is there, and can be used.</summary>
internal static class BucketProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        // Who answered with a page or a text answers to this with one, too, and a HEAD does not show it.
        bool isStore = question.Error?.Code is not (WebPage.Code or S3Error.Unproven) || S3Signs.AreIn(head.Headers);
        return head.Error is null && isStore ? question.Proven(200, head.Headers) : null;
    }
}
