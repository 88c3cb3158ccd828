using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>A bucket that is there, and can be used.</summary>
internal static class BucketProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Error is not null) return null;
        // Who answered with a page, a text or nothing answers to this in the same way, and a HEAD does not show it.
        bool isStore = question.Error?.Code is not (WebPage.Code or S3Error.Unproven) || S3Signs.AreIn(head.Headers)
            || await ListsAsync(question, cancellationToken).ConfigureAwait(false);
        return isStore ? question.Proven(200, head.Headers) : null;
    }

    private static async Task<bool> ListsAsync(Question question, CancellationToken cancellationToken)
    {
        S3Request list = Routes.ListObjects.For(question.Request.Bucket!).With("MaxKeys", 1);
        return (await question.AskAsync(list, cancellationToken).ConfigureAwait(false)).Error is null;
    }
}
