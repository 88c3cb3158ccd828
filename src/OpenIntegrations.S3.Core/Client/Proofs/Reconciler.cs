using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>
/// Finds out what became of a request that may have been carried out: its answer was lost, or the repeat of it was refused for what the
/// first attempt had done.
/// </summary>
internal sealed class Reconciler(AnswerStage stage)
{
    private static readonly Dictionary<OperationKind, Row> s_rows = new()
    {
        [OperationKind.Put] = new("PreconditionFailed Conflict", PutProof.AskAsync),
        [OperationKind.Append] = new("InvalidWriteOffset InvalidArgument PreconditionFailed", AppendProof.AskAsync),
        [OperationKind.Copy] = new("PreconditionFailed Conflict", CopyProof.AskAsync),
        [OperationKind.Rename] = new("NoSuchKey NotFound PreconditionFailed", RenameProof.AskAsync),
        [OperationKind.Complete] = new("NoSuchUpload NoSuchKey NotFound InvalidPart", CompleteProof.AskAsync),
        [OperationKind.Abort] = new("NoSuchUpload NotFound", GoneProof.AskUploadAsync),
        [OperationKind.CreateBucket] =
            new("BucketAlreadyOwnedByYou BucketAlreadyExists BucketNameUnavailable Conflict", BucketProof.AskAsync),
        [OperationKind.Delete] = new("NoSuchKey NoSuchVersion NotFound PreconditionFailed", GoneProof.AskAsync),
        [OperationKind.DeleteBucket] = new("NoSuchBucket NotFound", GoneProof.AskAsync),
        [OperationKind.Configure] = new("RestoreAlreadyInProgress", SettingProof.AskSetAsync),
        [OperationKind.Unset] = new("", SettingProof.AskGoneAsync),
    };

    /// <summary>The classes of operations that can be asked about.</summary>
    public static IEnumerable<OperationKind> Kinds => s_rows.Keys;

    /// <summary>The answer that the request would have had; null when nothing shows that it was carried out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reply">What came of its last attempt; null when nothing did.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<S3Answer?> AskAsync(S3Request request, Reply? reply, CancellationToken cancellationToken)
    {
        if (!s_rows.TryGetValue(OperationKinds.Of(request), out Row? row) || !IsOpen(reply, row)) return null;
        try
        {
            return await row.Ask(new Question(stage, request, reply?.Error), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (RetryPolicy.IsTransient(e))
        {
            // It cannot be told. What is known is the error that led here.
            return null;
        }
    }

    private static bool IsOpen(Reply? reply, Row row)
    {
        if (reply?.Error is not { } error) return reply is null;
        bool saysNothing = error.Code is S3Error.Unproven or S3Error.Incomplete or WebPage.Code
            || TransientCodes.Of(error.Code) == Persistence.Patient
            || RetryPolicy.IsTransient(reply.Answer!.Status);
        return saysNothing || (reply.MayRepeat && Array.IndexOf(row.Codes.Split(' '), error.Code) >= 0);
    }

    /// <param name="Codes">The refusals of a repeat that may mean that the first attempt was carried out.</param>
    /// <param name="Ask">Finds out.</param>
    private sealed record Row(string Codes, Func<Question, CancellationToken, Task<S3Answer?>> Ask);
}
