using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Which of the headers of an upload belong to which of its requests: those that the request's operation takes.</summary>
internal static class UploadHeaders
{
    private const string Checksum = "x-amz-checksum-";
    private const string CustomerKey = "x-amz-server-side-encryption-customer-";

    /// <summary>What no table knows is the user's own, and describes the object.</summary>
    public static HeaderList ForCreate(HeaderList all) => OperationHeaders.Where(all, name =>
        !IsOfTheBytes(name) && (OperationHeaders.Takes(Routes.CreateMultipartUpload, name) || !OperationHeaders.IsKnown(name)));

    public static HeaderList ForPart(HeaderList all) => For(Routes.UploadPart, all);

    public static HeaderList ForComplete(HeaderList all) => For(Routes.CompleteMultipartUpload, all);

    public static HeaderList ForAbort(HeaderList all) => For(Routes.AbortMultipartUpload, all);

    /// <summary>The list of the parts takes what the abort does, and the user's own key.</summary>
    public static HeaderList ForList(HeaderList all) => OperationHeaders.Where(all, name =>
        OperationHeaders.Takes(Routes.AbortMultipartUpload, name) || name.StartsWith(CustomerKey, StringComparison.OrdinalIgnoreCase));

    private static HeaderList For(Route route, HeaderList all) =>
        OperationHeaders.Where(all, name => !IsOfTheBytes(name) && OperationHeaders.Takes(route, name));

    // Said of the bytes of one request: it is wrong of the parts of an upload.
    private static bool IsOfTheBytes(string name) => name.ToLowerInvariant() switch
    {
        "content-md5" or "content-length" or "x-amz-sdk-checksum-algorithm" => true,
        Checksum + "algorithm" or Checksum + "type" => false,
        var other => other.StartsWith(Checksum, StringComparison.Ordinal),
    };
}
