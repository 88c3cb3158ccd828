using System;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>The store refused a request. The answer is the envelope that the user sees.</summary>
public sealed class S3RequestFailedException : Exception
{
    private readonly S3Answer _answer;

    public S3RequestFailedException(S3Answer answer)
        : base(Describe(answer)) => _answer = answer;

    public string Code => _answer.Error!.Code;

    /// <summary>
    /// The answer, with the request that it belongs to. No property: formatters and serializers show those, and the request has secrets.
    /// </summary>
    public S3Answer GetAnswer() => _answer;

    private static string Describe(S3Answer answer)
    {
        S3Error error = answer.Error!;
        string where = Place(answer.Request, error.Code);
        string id = error.RequestId is null ? "" : $" Request id: {error.RequestId}.";
        string message = error.Message.TrimEnd('.', ' ');
        string hint = error.Hint is null ? "" : " " + error.Hint;
        return $"{error.Code}: {message}{where}.{id}{hint}";
    }

    private static string Place(S3Request request, string code)
    {
        string? source = request.Headers[CopySource.HeaderName] is { } header ? Uri.UnescapeDataString(header).TrimStart('/') : null;
        return (source, request) switch
        {
            // A copy makes its destination: what is not there is the source.
            (not null, _) when code is "NoSuchKey" or "NoSuchVersion" => $" ({source})",
            (not null, { Bucket: { } bucket, Key: { } key }) => $" ({source} to {bucket}/{key})",
            (_, { Bucket: { } bucket, Key: { } key }) => $" ({bucket}/{key})",
            (_, { Bucket: { } bucket }) => $" ({bucket})",
            _ => "",
        };
    }
}
