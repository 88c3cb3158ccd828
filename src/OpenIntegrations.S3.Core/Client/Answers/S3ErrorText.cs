using System.Collections.Generic;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>What an error code means, for stores that send the code alone and for answers that have no body.</summary>
internal static class S3ErrorText
{
    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["AccessDenied"] = "The store denies access and gives no reason.",
        ["BadDigest"] = "The content does not match the digest that was sent with it.",
        ["BucketAlreadyExists"] = "A bucket of this name exists and belongs to someone else.",
        ["BucketAlreadyOwnedByYou"] = "A bucket of this name exists and is yours already.",
        ["BucketNotEmpty"] = "The bucket still holds objects, versions or delete markers.",
        ["EntityTooLarge"] = "The object is larger than the store allows in one request.",
        ["EntityTooSmall"] = "A part before the last is smaller than the store allows (5 MiB).",
        ["InvalidAccessKeyId"] = "The store does not know this access key.",
        ["InvalidBucketName"] = "The store does not allow this bucket name.",
        ["InvalidPart"] = "A part of the upload is missing or has another ETag.",
        ["InvalidPartOrder"] = "The parts are not in ascending order.",
        ["InvalidRange"] = "The object has no such range.",
        ["MalformedXML"] = "The store does not accept the document that was sent.",
        ["MethodNotAllowed"] = "The store does not allow this on this resource.",
        ["MissingContentLength"] = "The store wants to know the length of the body beforehand.",
        ["NoSuchBucket"] = "The bucket does not exist.",
        ["NoSuchKey"] = "The object does not exist.",
        ["NoSuchTagSet"] = "There are no tags.",
        ["NoSuchUpload"] = "The upload does not exist: it was completed, stopped or never started.",
        ["NoSuchVersion"] = "The version does not exist.",
        ["NotFound"] = "The bucket or object does not exist.",
        ["NotImplemented"] = "The store does not know this operation or option.",
        ["PermanentRedirect"] = "The bucket must be addressed at another endpoint.",
        ["PreconditionFailed"] = "A condition of the request does not hold.",
        ["RequestTimeTooSkewed"] = "The clock of this machine and the store's differ too much.",
        ["ServiceUnavailable"] = "The store is busy or down.",
        ["SignatureDoesNotMatch"] = "The signature is wrong.",
        ["SlowDown"] = "The store asks to slow down.",
        ["TemporaryRedirect"] = "The bucket must be addressed at another endpoint.",
    };

    public static string Of(string code, int status) =>
        s_texts.TryGetValue(code, out string? text) ? text : $"The store answered HTTP status {Scalars.Format(status)} and gave no reason.";
}
