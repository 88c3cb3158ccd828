using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>What is wrong with an answer that says that all is well: no S3 store says it so.</summary>
internal static class Doubts
{
    public static S3Answer Raise(S3Answer answer, Provider provider) => answer.Error is null && answer.Status is >= 200 and < 300
        && Of(OperationKinds.Of(answer.Request), answer, provider) is { } doubt ? answer.As(doubt) : answer;

    private static S3Error? Of(OperationKind kind, S3Answer answer, Provider provider)
    {
        string? id = answer.Headers["x-amz-request-id"];
        if (kind == OperationKind.Head && S3Signs.IsHtml(answer.Headers) && !IsOfStore(answer)) return WebPage.Error(null, id);
        bool isContent = kind is OperationKind.Read or OperationKind.Document or OperationKind.Head
            || (kind == OperationKind.Other && answer.Request.Method is not ("PUT" or "DELETE"));
        if (!isContent && WebPage.Is(answer.Response, answer.Headers)) return WebPage.Error(WebPage.TitleOf(answer.Response), id);
        return (Missing(kind, answer, provider) ?? answer.Request.Lacks?.Invoke(answer)) is { } missing
            ? new S3Error(S3Error.Unproven, $"The store answered {missing}, so that nothing shows that it did what was asked.", id, null)
            : null;
    }

    private static bool HasIdentity(HeaderList headers) =>
        ETag.In(headers) is not null || headers["Last-Modified"] is { Length: > 0 };

    private static bool IsOfStore(S3Answer answer) =>
        answer.Request.Key is null ? S3Signs.AreIn(answer.Headers) : S3Signs.AreOfObject(answer.Headers);

    /// <summary>What a store says when it did what was asked, and this one did not say.</summary>
    private static string? Missing(OperationKind kind, S3Answer answer, Provider provider) => kind switch
    {
        OperationKind.Put or OperationKind.Append or OperationKind.Part when provider.AnswersETags && ETag.In(answer.Headers) is null =>
            $"status {answer.Status} without an ETag",
        OperationKind.Head when answer.Request.Key is not null && provider.AnswersETags && !HasIdentity(answer.Headers) =>
            $"status {answer.Status} without an ETag and a Last-Modified",
        OperationKind.Head when answer.Request.Key is null && S3Signs.IsMessage(answer.Headers) && !S3Signs.AreIn(answer.Headers) =>
            $"status {answer.Status} with the type {answer.Headers["Content-Type"]}",
        OperationKind.PartCopy when ETag.Of(answer.Response.GetText("CopyPartResult", "ETag")) is null => "without an ETag",
        OperationKind.CreateUpload when answer.Response.GetText("InitiateMultipartUploadResult", "UploadId") is null =>
            "without an UploadId",
        OperationKind.Delete or OperationKind.DeleteBucket when answer.Status != 204 && !S3Signs.AreIn(answer.Headers) =>
            $"status {answer.Status}, where a deletion has 204",
        OperationKind.Configure or OperationKind.Unset or OperationKind.Abort or OperationKind.CreateBucket or OperationKind.Rename
            when SilentAnswer.FindIn(answer) is { } found => $"status {answer.Status} with {found}",
        OperationKind.Configure or OperationKind.Unset or OperationKind.Abort or OperationKind.CreateBucket or OperationKind.Rename
            when IsAnybodys(answer) => $"status {answer.Status} without any header of a store",
        _ => null,
    };

    /// <summary>
    /// To nothing, anybody says yes. 204 is a word of its own, as is the place of a new bucket; a root that only this operation has was
    /// seen already.
    /// </summary>
    private static bool IsAnybodys(S3Answer answer) => !answer.Request.Trusts && !S3Signs.AreIn(answer.Headers)
        && answer.Status != 204 && answer.Request.Route?.Proof is null && !NamesBucket(answer);

    private static bool NamesBucket(S3Answer answer) =>
        answer is { Status: 200, Request: { Key: null, SubResource: null, Bucket: { } bucket } }
        && answer.Headers["Location"]?.Trim().TrimEnd('/').EndsWith("/" + bucket, StringComparison.Ordinal) == true;
}
