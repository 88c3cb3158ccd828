using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>One S3 operation, before it has an address and a signature.</summary>
public sealed class S3Request(string method)
{
    public string Method { get; } = method;

    public string? Bucket { get; init; }

    /// <summary>The object's key, in plain text. It is sent byte for byte.</summary>
    public string? Key { get; init; }

    /// <summary>Sent instead of bucket and key: a path as the user wrote it. Escapes in it are sent as they are; what else a signature encodes is encoded.</summary>
    public string? RawPath { get; init; }

    public QueryString Query { get; init; } = new();

    public HeaderList Headers { get; init; } = new();

    public RequestBody Body { get; set; } = RequestBody.Empty;

    /// <summary>Told how many bytes of the body were sent in the current attempt.</summary>
    public System.Action<long>? Sending { get; set; }

    /// <summary>Told of the body of a good answer before it is converted. The bytes are there for the call only.</summary>
    internal System.Action<System.ArraySegment<byte>>? Arrived { get; set; }

    /// <summary>The part of a bucket or object that is meant, for example <c>tagging</c>.</summary>
    public string? SubResource { get; init; }

    /// <summary>The root element that a right answer has.</summary>
    public string? ResponseRoot { get; init; }

    /// <summary>Whether the body is a document for a sub-resource, whose digest S3 demands.</summary>
    internal bool CarriesDocument { get; private set; }

    /// <summary>The same request with a query and headers of its own.</summary>
    public S3Request Copy() => For(Key);

    /// <summary>A copy that means another key.</summary>
    public S3Request For(string? key) => new(Method)
    {
        Bucket = Bucket, Key = key, RawPath = RawPath, SubResource = SubResource, ResponseRoot = ResponseRoot,
        Query = Query.Clone(), Headers = Headers.Clone(), Body = Body, Sending = Sending, CarriesDocument = CarriesDocument,
    };

    /// <summary>Sends a document. Those sent to a sub-resource carry a digest, which S3 demands of them; the provider says which.</summary>
    public S3Request WithDocument(S3Document document)
    {
        Body = new BytesBody(document.Bytes);
        Headers["Content-Type"] = document.ContentType;
        CarriesDocument = SubResource is not null;
        return this;
    }
}
