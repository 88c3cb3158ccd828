using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// The only judge of answers: it reads one and says whether it stands, and if not, whether another attempt may bring a better one.
/// </summary>
internal static class AnswerJudge
{
    // Enough for an error or the title of a page.
    private const int Looked = 16 * 1024;
    private const int LongestName = 64;

    /// <param name="wire">The answer.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="used">The connection that it went over.</param>
    /// <param name="leaveOpen">Whether the caller reads the body of a good answer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>
    /// An object has an ETag, whatever is in it. What has a type and comes without an ETag, a date or any other sign of a store may be
    /// anybody's, whatever the type is, and so may an answer that has nothing at all.
    /// </remarks>
    public static async Task<Verdict<Reply>> JudgeAsync(WireResponse wire, S3Request request, S3Connection used, bool leaveOpen,
        CancellationToken cancellationToken)
    {
        if (request.MustBeFresh && CacheSigns.In(wire.Headers) is { } sign)
            return new(new Reply(null, AnswerReader.Unread(wire, request, used).As(Stale(sign)), wire.MayRepeat), Persistence.Brief);
        bool isObject = leaveOpen && wire.IsSuccess && OperationKinds.Of(request) == OperationKind.Read;
        bool isAnybodys = isObject && IsAnybodys(wire);
        if (leaveOpen && wire.IsSuccess && !isAnybodys && !await IsForeignAsync(wire, isObject, cancellationToken).ConfigureAwait(false))
            return new(new Reply(wire, null, wire.MayRepeat), LeavesOpen: true);
        S3Answer answer = isAnybodys && !(wire.ContentLength <= Looked) ? AnswerReader.Unread(wire, request, used)
            : await AnswerReader.ReadAsync(wire, request, used, cancellationToken).ConfigureAwait(false);
        if (answer.Error is null && leaveOpen)
        {
            bool isPage = WebPage.Is(answer.Response, answer.Headers)
                || !(isAnybodys || (isObject && SilentAnswer.IsOfS3(answer.Response)));
            answer = answer.As(isPage ? WebPage.Error(WebPage.TitleOf(answer.Response), null) : Unsigned(answer, wire));
        }
        answer = Doubts.Raise(answer, used.Provider);
        return new(new Reply(null, answer, wire.MayRepeat), AgainAfter(answer));
    }

    private static Persistence AgainAfter(S3Answer answer)
    {
        if (answer.Error is not { } error) return Persistence.None;
        Persistence known = TransientCodes.Of(error.Code);
        if (known != Persistence.None) return known;
        if (RetryPolicy.IsTransient(answer.Status)) return Persistence.Patient;
        // The answer to a HEAD cannot say which of its errors it means; some of these pass.
        if (answer is { Request.Method: "HEAD", Status: 400 or 409 } && error.Region is null) return Persistence.Brief;
        return answer.Status < 300 && error.Code is WebPage.Code or S3Error.Incomplete or S3Error.Unproven ? Persistence.Brief
            : Persistence.None;
    }

    private static S3Error Stale(string sign) => new(S3Error.Stale, $"A cache answered for the store ({sign}). What is to be deleted, or "
        + "to be taken for done, the store has to say itself: let the cache pass requests to the store.", null, null);

    private static S3Error Unsigned(S3Answer answer, WireResponse wire)
    {
        string what = wire.ContentLength == 0 ? "is empty and " : answer.Response.Contains(S3Answer.NotXml) ? "is a short text and "
            : answer.Response.FirstOrDefault().Key is { } root ? $"is a document ({Root(root)}) and "
            : S3Signs.IsXml(wire.Headers) ? "is a document and " : "";
        return new(S3Error.Unproven, $"The answer {what}has no ETag, so that nothing shows that this is the object.",
            answer.Headers["x-amz-request-id"], null);
    }

    private static string Root(string name) => name.Length > LongestName ? name.Substring(0, LongestName) + "…" : name;

    private static bool IsAnybodys(WireResponse wire) => !S3Signs.AreOfObject(wire.Headers)
        && (wire.ContentLength == 0 || (!wire.Headers.Contains("Last-Modified") && wire.Headers.Contains("Content-Type")));

    /// <summary>
    /// Whether what should be an object is an error, a list or a web page instead. An object has an ETag, whatever is in it; what has none,
    /// and no other sign of a store, is looked into.
    /// </summary>
    private static async Task<bool> IsForeignAsync(WireResponse wire, bool isObject, CancellationToken cancellationToken)
    {
        if (S3Signs.AreOfObject(wire.Headers) && ETag.In(wire.Headers) is not null) return false;
        // Who asked for no object may want its answer as it comes, piece by piece.
        if (!isObject && wire.Headers["Content-Type"]?.Contains("ml", StringComparison.OrdinalIgnoreCase) != true) return false;
        string text = Encoding.UTF8.GetString(await wire.PeekAsync(Looked, cancellationToken).ConfigureAwait(false)).TrimStart('\uFEFF');
        if (WebPage.Is(text)) return !S3Signs.AreIn(wire.Headers);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        TreeMap beginning = AnswerReader.Convert(new(bytes), null);
        return beginning.GetMap("Error")?.GetText("Code") is not null || (isObject && SilentAnswer.IsOfS3(beginning));
    }
}
