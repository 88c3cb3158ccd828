using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>What was taken away: it is not there.</summary>
internal static class GoneProof
{
    /// <summary>The refusal of the repeat says it already; else the list of its parts is refused.</summary>
    public static async Task<S3Answer?> AskUploadAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Error?.Code is "NoSuchUpload" or "NotFound") return question.Proven(204, new HeaderList());
        if (question.Error?.Code != S3Error.Unproven) return null;
        S3Request request = question.Request;
        S3Request parts = Routes.ListParts.For(request.Bucket!, request.Key!, request.Query["uploadId"]!).With("MaxParts", 1);
        S3Answer answer = await question.AskAsync(parts, cancellationToken).ConfigureAwait(false);
        return answer.Error?.Code == "NoSuchUpload" ? question.Proven(204, new HeaderList()) : null;
    }

    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        return Question.IsMissing(head) ? question.Proven(204, new HeaderList()) : null;
    }
}
