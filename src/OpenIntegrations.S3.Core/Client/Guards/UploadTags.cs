using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Guards;

/// <summary>
/// Tags that come with the beginning of an upload by parts. Ceph takes them for something else: the object has none in the end, and
/// nobody can read or set others. So the upload does not begin with them there, or is given up where the answer tells that it is Ceph.
/// </summary>
internal static class UploadTags
{
    public const string Header = "x-amz-tagging";

    // Ceph's own form of a request's id: transaction, time, gateway, zone.
    private static readonly Regex s_cephId = new("^tx[0-9a-f]{21}-[0-9a-f]{10}-[0-9a-f]+-.");

    /// <summary>Whether the store is known to lose them; it may be known by its answer.</summary>
    public static bool AreLost(Provider provider, S3Answer? answer = null) => provider.TagsGoAlong == false
        || (provider.TagsGoAlong is null && s_cephId.IsMatch(answer?.Headers["x-amz-request-id"] ?? ""));

    /// <returns>The refusal where the store is known to lose the tags of the request; null when it may go out.</returns>
    public static S3Answer? Refuse(S3Request request, Provider provider) =>
        HasTags(request) && AreLost(provider) ? Refusal(request) : null;

    /// <summary>Gives up an upload that has begun with tags at a store that shows only now that it loses them.</summary>
    public static async Task<S3Answer> CheckAsync(S3Client client, S3Answer begun, CancellationToken cancellationToken)
    {
        S3Request request = begun.Request;
        if (begun.Error is not null || !HasTags(request) || !AreLost(client.Connection.Provider, begun)) return begun;
        string id = begun.Response.GetText("InitiateMultipartUploadResult", "UploadId")!;
        S3Request abort = Routes.AbortMultipartUpload.For(request.Bucket!, request.Key!, id);
        foreach (string name in new[] { "x-amz-expected-bucket-owner", "x-amz-request-payer" }) abort.Headers[name] = request.Headers[name];
        await client.SendAsync(abort, cancellationToken).ConfigureAwait(false);
        return Refusal(request);
    }

    private static bool HasTags(S3Request request) => request is { Force: false, TagsComeApart: false, RawPath: null }
        && request.Headers[Header] is { Length: > 0 } && OperationKinds.Of(request) == OperationKind.CreateUpload;

    private static S3Answer Refusal(S3Request request) => new(501, new TreeMap(), new HeaderList(), request)
    {
        Error = new S3Error("NotImplemented", "This store loses tags that come with the beginning of an upload by parts: nobody could read "
            + "them afterwards, or set others. Begin the upload without tags, and set them when it is complete.", null, null),
    };
}
