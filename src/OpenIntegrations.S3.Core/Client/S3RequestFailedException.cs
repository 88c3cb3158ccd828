using System;

namespace OpenIntegrations.S3.Client;

/// <summary>The store refused a request. The answer is the envelope that the user sees.</summary>
public sealed class S3RequestFailedException : Exception
{
    public S3RequestFailedException(S3Answer answer)
        : base(Describe(answer)) => Answer = answer;

    public S3Answer Answer { get; }

    public string Code => Answer.Error!.Code;

    private static string Describe(S3Answer answer)
    {
        S3Error error = answer.Error!;
        string where = answer.Request switch
        {
            { Bucket: { } bucket, Key: { } key } => $" ({bucket}/{key})",
            { Bucket: { } bucket } => $" ({bucket})",
            _ => "",
        };
        string id = error.RequestId is null ? "" : $" Request id: {error.RequestId}.";
        string message = error.Message.TrimEnd('.', ' ');
        string hint = error.Hint is null ? "" : " " + error.Hint;
        return $"{error.Code}: {message}{where}.{id}{hint}";
    }
}
