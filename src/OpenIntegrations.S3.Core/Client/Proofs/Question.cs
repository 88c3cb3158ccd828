using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>Whether a request was carried out although no answer that is to be believed says so.</summary>
/// <param name="Stage">Where more can be asked.</param>
/// <param name="Request">The request.</param>
/// <param name="Error">What came instead of a good answer; null when nothing came.</param>
internal sealed record Question(AnswerStage Stage, S3Request Request, S3Error? Error)
{
    // Without these an object is not shown to who wrote it.
    private static readonly string[] s_kept =
    [
        "x-amz-expected-bucket-owner", "x-amz-request-payer", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5",
    ];

    /// <summary>What is there now under the names of the request.</summary>
    public Task<S3Answer> HeadAsync(CancellationToken cancellationToken) =>
        AskAsync(About("HEAD", Request.Bucket, Request.Key), cancellationToken);

    /// <summary>What is there now under other names.</summary>
    public Task<S3Answer> HeadAsync(CopySource other, CancellationToken cancellationToken)
    {
        var request = new S3Request("HEAD") { Bucket = other.Bucket, Key = other.Key };
        if (other.VersionId is not null) request.Query.Add("versionId", other.VersionId);
        return AskAsync(request, cancellationToken);
    }

    /// <summary>Whether the store says that there is no such thing; a cache may say it of what came into being since.</summary>
    public static bool IsMissing(S3Answer head) => head is { Status: 404, Error.Code: not S3Error.Stale };

    /// <summary>A request about what was sent.</summary>
    public S3Request About(string method, string? bucket, string? key)
    {
        var request = new S3Request(method) { Bucket = bucket, Key = key };
        foreach (string name in s_kept)
        {
            if (Request.Headers[name] is { } value) request.Headers[name] = value;
        }
        if (Request.Query["versionId"] is { } version) request.Query.Add("versionId", version);
        request.Headers["x-amz-checksum-mode"] = key is null ? null : "ENABLED";
        return request;
    }

    /// <summary>The good answer that was lost, as far as it can be known.</summary>
    public S3Answer Proven(int status, HeaderList headers, TreeMap? response = null) =>
        new(status, response ?? new TreeMap(), headers, Request)
    {
        Notice = "The store's answer was lost or said too little. Asked again, the store shows that it did what was wanted.",
    };

    /// <summary>What the store says to another question.</summary>
    public async Task<S3Answer> AskAsync(S3Request request, CancellationToken cancellationToken) =>
        (await Stage.AskBrieflyAsync(request, leaveOpen: false, cancellationToken).ConfigureAwait(false)).Answer!;
}
