using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>A copy that was made under a condition of its target. One without is simply made again.</summary>
internal static class CopyProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Request request = question.Request;
        bool isConditional = request.Headers.Contains("If-None-Match") || request.Headers.Contains("If-Match");
        if (!isConditional || CopySource.Parse(request.Headers[CopySource.HeaderName]) is not { } from) return null;
        S3Answer target = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (target.Error is not null) return null;
        S3Answer source = await question.HeadAsync(from, cancellationToken).ConfigureAwait(false);
        if (source.Error is not null || SameContent.LengthOf(source.Headers) is not { } length
            || SameContent.LengthOf(target.Headers) != length) return null;
        string etag = SameContent.ETagOf(target.Headers);
        if (etag.Length == 0 || etag != SameContent.ETagOf(source.Headers)) return null;
        var result = new TreeMap { { "ETag", target.Headers["ETag"] }, { "LastModified", target.Headers["Last-Modified"] } };
        return question.Proven(200, target.Headers, new TreeMap { { "CopyObjectResult", result } });
    }
}
