using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>An object that got another name: it has the new one, and the old one is gone.</summary>
internal static class RenameProof
{
    private const string Source = "x-amz-rename-source";

    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Request.Headers[Source] is not { } text) return null;
        S3Answer target = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (target.Error is not null) return null;
        CopySource from = text.StartsWith('/') && CopySource.Parse(text) is { } whole ? whole
            : new CopySource(question.Request.Bucket!, PercentEncoding.Decode(text));
        S3Answer source = await question.HeadAsync(from, cancellationToken).ConfigureAwait(false);
        return Question.IsMissing(source) ? question.Proven(200, target.Headers) : null;
    }
}
