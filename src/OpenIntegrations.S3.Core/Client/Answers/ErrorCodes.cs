using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>The codes of answers that name none: HEAD has no body to say why. They are those that a GET would have given.</summary>
internal static class ErrorCodes
{
    public static string OfStatus(int status) => status switch
    {
        301 => "PermanentRedirect",
        302 or 303 or 307 or 308 => "TemporaryRedirect",
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
