using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Client;

/// <summary>An S3 error: its code, for example <c>NoSuchKey</c>, the store's message, and what the document says besides.</summary>
public sealed record S3Error(string Code, string Message, string? RequestId, string? Region)
{
    /// <summary>What a known peculiarity of the store has to do with it, and what to set; null when none is known.</summary>
    public string? Hint { get; init; }

    /// <summary>Reads the error off an answer; null when the answer is a success.</summary>
    /// <param name="status">The HTTP status. An error document counts whatever the status is: some operations send one with 200.</param>
    /// <param name="response">The body.</param>
    /// <param name="headers">The headers, which name request and region.</param>
    /// <param name="expectedRoot">The root that a right answer has; another one means that the store does not know the operation.</param>
    public static S3Error? Read(int status, TreeMap response, HeaderList headers, string? expectedRoot)
    {
        string? requestId = headers["x-amz-request-id"];
        string? region = headers["x-amz-bucket-region"];
        if (response.GetMap("Error") is { } error)
        {
            string code = error.GetText("Code") ?? CodeOf(status);
            return new(code, error.GetText("Message") is { Length: > 0 } message && message != code ? message : S3ErrorText.Of(code, status), error.GetText("RequestId") ?? requestId, error.GetText("Region") ?? region);
        }
        if (status >= 300 && status != 304) return new(CodeOf(status), S3ErrorText.Of(CodeOf(status), status), requestId, region);
        if (status == 200 && expectedRoot is not null && !response.Contains(expectedRoot)) return NotUnderstood(response, expectedRoot, requestId);
        return null;
    }

    private static S3Error NotUnderstood(TreeMap response, string expectedRoot, string? requestId)
    {
        string found = "nothing";
        foreach (var (name, _) in response) found = name;
        return new("NotImplemented", $"The store does not know this operation: it answered {found} where {expectedRoot} is due.", requestId, null);
    }

    // HEAD has no body to say why. The codes are those that a GET would have given.
    private static string CodeOf(int status) => status switch
    {
        301 => "PermanentRedirect",
        302 or 307 or 308 => "TemporaryRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "AccessDenied",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        409 => "Conflict",
        411 => "MissingContentLength",
        412 => "PreconditionFailed",
        416 => "InvalidRange",
        429 => "TooManyRequests",
        500 => "InternalError",
        501 => "NotImplemented",
        503 => "ServiceUnavailable",
        _ => "HttpError" + Scalars.Format(status),
    };
}
