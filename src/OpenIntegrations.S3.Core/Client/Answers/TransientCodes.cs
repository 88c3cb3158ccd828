using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// The error codes that pass, whatever status they come with: 400 for a body that arrived too slowly, 200 for a copy that failed half way.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, the retry tables of botocore (standard mode) and of
/// minio-go, and RGW's list of errors.
/// </remarks>
internal static class TransientCodes
{
    private static readonly HashSet<string> s_patient = new(StringComparer.Ordinal)
    {
        // The store failed, or is about to be there.
        "InternalError", "InternalFailure", "ServiceUnavailable", "ServerBusy", "XMinioServerNotInitialized", "XMinioReadQuorum",
        "XMinioWriteQuorum", "TransactionInProgressException", "PriorRequestNotComplete",
        // It has too much to do.
        "SlowDown", "SlowDownRead", "SlowDownWrite", "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
        "RequestThrottledException", "RequestLimitExceeded", "RequestRateLimitExceeded", "TooManyRequests", "TooManyRequestsException",
        "BandwidthLimitExceeded", "LimitExceededException", "ProvisionedThroughputExceededException", "EC2ThrottledException",
        // The request did not arrive as it was sent.
        "RequestTimeout", "RequestTimeoutException", "IncompleteBody", "ClientDisconnected",
        // Another request was faster.
        "OperationAborted", "ConditionalRequestConflict",
    };

    // Said of bytes that changed on their way, and of digests that were wrong from the beginning.
    private static readonly HashSet<string> s_brief = new(StringComparer.Ordinal)
    {
        "BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch",
    };

    public static Persistence Of(string code) =>
        s_patient.Contains(code) ? Persistence.Patient : s_brief.Contains(code) ? Persistence.Brief : Persistence.None;
}
