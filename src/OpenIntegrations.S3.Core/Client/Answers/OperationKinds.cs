using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Tells the class of an operation by the request itself, however it was made.</summary>
internal static class OperationKinds
{
    private const string AppendOffset = "x-amz-write-offset-bytes";

    public static OperationKind Of(S3Request request) => request.RawPath is not null ? OperationKind.Other : request.Method switch
    {
        "GET" => IsContent(request) ? OperationKind.Read : OperationKind.Document,
        "HEAD" => OperationKind.Head,
        "PUT" => OfPut(request),
        "POST" => OfPost(request),
        "DELETE" => OfDelete(request),
        _ => OperationKind.Other,
    };

    private static bool IsContent(S3Request request) =>
        request is { Key: not null, SubResource: null, ResponseRoot: null } && !IsOfUpload(request);

    private static OperationKind OfPut(S3Request request) => request switch
    {
        { SubResource: "renameObject" } => OperationKind.Rename,
        { SubResource: not null } => OperationKind.Configure,
        { Key: null } => OperationKind.CreateBucket,
        _ when IsOfUpload(request) => IsCopy(request) ? OperationKind.PartCopy : OperationKind.Part,
        _ when IsCopy(request) => OperationKind.Copy,
        { Headers: var headers } when headers.Contains(AppendOffset) => OperationKind.Append,
        _ => OperationKind.Put,
    };

    private static OperationKind OfPost(S3Request request) => request switch
    {
        { SubResource: "uploads" } => OperationKind.CreateUpload,
        { SubResource: "delete" } => OperationKind.BatchDelete,
        { SubResource: not null } => OperationKind.Configure,
        _ => IsOfUpload(request) ? OperationKind.Complete : OperationKind.Other,
    };

    private static OperationKind OfDelete(S3Request request) => request switch
    {
        { SubResource: not null } => OperationKind.Unset,
        { Key: null } => OperationKind.DeleteBucket,
        _ => IsOfUpload(request) ? OperationKind.Abort : OperationKind.Delete,
    };

    private static bool IsOfUpload(S3Request request) => request.Query["uploadId"] is not null;

    private static bool IsCopy(S3Request request) => request.Headers.Contains(CopySource.HeaderName);
}
