namespace OpenIntegrations.Testing;

/// <summary>Answers as any store does, with nothing in it.</summary>
public static class AnyStore
{
    public static Answer Answer(RecordedRequest request) => request switch
    {
        { Method: "GET", Path: "/" or "" } when !request.Query.Contains("list-type", System.StringComparison.Ordinal) && request.Query.Length == 0 => Xml("<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"),
        { Method: "GET" } => Xml("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"),
        { Method: "POST", Query: "delete" or "delete=" } => Xml("<DeleteResult/>"),
        { Method: "DELETE" } => new Answer(204),
        _ => new Answer().With("ETag", "\"e\""),
    };

    private static Answer Xml(string text) => new Answer(200, text).With("Content-Type", "application/xml");
}
