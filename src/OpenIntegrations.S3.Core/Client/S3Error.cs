using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>An S3 error: its code, for example <c>NoSuchKey</c>, the store's message, and what the document says besides.</summary>
public sealed record S3Error(string Code, string Message, string? RequestId, string? Region)
{
    /// <summary>The code for an answer that is not whole.</summary>
    internal const string Incomplete = "IncompleteAnswer";

    /// <summary>The code for an answer that says yes without the proof that S3 gives with it.</summary>
    internal const string Unproven = "UnprovenAnswer";

    /// <summary>The code for an answer out of a cache, where it has to be the store's own.</summary>
    internal const string Stale = "StaleAnswer";

    /// <summary>What a known peculiarity of the store has to do with it, and what to set; null when none is known.</summary>
    public string? Hint { get; init; }

    /// <summary>The address that the store sends to, as a connection's Url; null when it names none.</summary>
    public string? Url { get; init; }

    /// <summary>Reads the error off an answer; null when the answer is a success.</summary>
    /// <param name="status">The HTTP status. An error document counts whatever the status is: some operations send one with 200.</param>
    /// <param name="response">The body.</param>
    /// <param name="headers">The headers, which name request and region.</param>
    /// <param name="request">What was asked. A right answer has the root that its operation says.</param>
    public static S3Error? Read(int status, TreeMap response, HeaderList headers, S3Request request)
    {
        string? requestId = headers["x-amz-request-id"];
        if (status == 304 || (status < 300 && RefusalText.Find(response, status) is null))
            return status < 300 && request.Route?.Proof is { } root && !response.Contains(root)
                ? NotUnderstood(response, headers, root, requestId) : null;
        TreeMap? error = RefusalText.Find(response, status);
        string code = RefusalText.CodeOf(response, status) ?? ErrorCodes.OfStatus(status);
        string? reason = RefusalText.ReasonOf(response, status);
        return new(code, reason is { Length: > 0 } && reason != code ? reason : S3ErrorText.Of(code, status),
            error?.GetText("RequestId") ?? requestId, error?.GetText("Region") ?? headers["x-amz-bucket-region"]);
    }

    private static S3Error NotUnderstood(TreeMap response, HeaderList headers, string root, string? requestId)
    {
        if (WebPage.Is(response, headers)) return WebPage.Error(WebPage.TitleOf(response), requestId);
        if (response.Count == 0) return new(Incomplete, $"The store answered nothing where {root} is due.", requestId, null);
        if (response.GetText(S3Answer.NotXml) is { } text)
            return new(Incomplete, $"The answer cannot be read where {root} is due: {XmlTree.FaultOf(text)}", requestId, null);
        if (S3Signs.IsJson(headers)) return new(Incomplete, $"The answer is JSON where {root} is due.", requestId, null);
        string found = response.Select(m => m.Key).Last();
        return new("NotImplemented", $"The store does not know this operation: it answered {found} where {root} is due.", requestId, null);
    }
}
