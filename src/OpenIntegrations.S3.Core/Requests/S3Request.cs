using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Requests;

/// <summary>One S3 operation, before it has an address and a signature.</summary>
public sealed class S3Request
{
    /// <summary>A request that is none of the operations: what a user writes by hand.</summary>
    public S3Request(string method)
        : this(method, null)
    {
    }

    internal S3Request(string method, Route? route) => (Method, Route) = (method, route);

    /// <summary>The operation; null for a request that was written by hand.</summary>
    public Route? Route { get; }

    public string Method { get; }

    public string? Bucket { get; init; }

    /// <summary>The object's key, in plain text. It is sent byte for byte.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// Sent instead of bucket and key: a path as the user wrote it. Escapes in it are sent as they are; what else a signature encodes is
    /// encoded.
    /// </summary>
    public string? RawPath { get; init; }

    /// <summary>The host at AWS that takes the place of the store's own, up to the region; null for the store's own.</summary>
    public string? Host { get; init; }

    public QueryString Query { get; init; } = new();

    public HeaderList Headers { get; init; } = new();

    public RequestBody Body { get; set; } = RequestBody.Empty;

    /// <summary>Told how many bytes of the body were sent in the current attempt.</summary>
    public System.Action<long>? Sending { get; set; }

    /// <summary>Told of the body of a good answer before it is converted. The bytes are there for the call only.</summary>
    internal System.Action<System.ArraySegment<byte>>? Arrived { get; set; }

    /// <summary>
    /// Says what a good answer lacks to be believed, in the form "without an ETag"; null when it lacks nothing. Such an answer is tried
    /// again,
    /// and is an error in the end.
    /// </summary>
    internal System.Func<IAnswer, string?>? Lacks { get; set; }

    /// <summary>The kind of checksum that its document carries because the caller wants it; null for none.</summary>
    public string? DocumentChecksum { get; set; }

    /// <summary>Sends the request also where nothing shows that the store knows its sub-resource.</summary>
    public bool Force { get; set; }

    /// <summary>Believes a yes without any sign of a store, too.</summary>
    public bool Trusts { get; set; }

    /// <summary>
    /// Whether something is deleted or taken for done by its answer, which must be the store's own then: one that comes out of a cache is
    /// an error.
    /// </summary>
    internal bool MustBeFresh { get; set; }

    /// <summary>Whether the store said before that the object has not even a first byte.</summary>
    internal bool HasNoRange { get; set; }

    /// <summary>Whether whoever sends it gives the object its tags once more, where the store loses those that go along.</summary>
    internal bool TagsComeApart { get; set; }

    /// <summary>What a completed upload has in bytes, where that is known: one of the things by which it is recognized.</summary>
    internal long? ObjectLength { get; set; }

    /// <summary>The part of a bucket or object that is meant, for example <c>tagging</c>.</summary>
    public string? SubResource => Route?.SubResource;

    /// <summary>The root element that a right answer has.</summary>
    public string? ResponseRoot => Route?.ResponseRoot;

    /// <summary>The same request with a query and headers of its own.</summary>
    public S3Request Copy() => For(Key);

    /// <summary>A copy that means another key.</summary>
    public S3Request For(string? key) => For(Bucket, key);

    /// <summary>A copy that means another object.</summary>
    public S3Request For(string? bucket, string? key) => new(Method, Route)
    {
        Bucket = bucket, Key = key, RawPath = RawPath, Host = Host,
        Query = Query.Clone(), Headers = Headers.Clone(), Body = Body, Sending = Sending,
        Lacks = Lacks, Force = Force, Trusts = Trusts, ObjectLength = ObjectLength, TagsComeApart = TagsComeApart, HasNoRange = HasNoRange,
        DocumentChecksum = DocumentChecksum, MustBeFresh = MustBeFresh,
    };

    /// <summary>Sets one of the values that the operation takes, by the name of its hole; null takes it away.</summary>
    public S3Request With(string hole, object? value)
    {
        RoutePair place = Route!.Place(hole);
        string? text = value is null ? null : place.Format(value);
        if (Route.Headers.Contains(place)) Headers[place.Name] = text;
        else
        {
            Query.Remove(place.Name);
            if (text is not null) Query.Add(place.Name, text);
        }
        return this;
    }

    /// <summary>Sends a document. Those that S3 demands a digest of carry one; the provider says which.</summary>
    public S3Request WithDocument(S3Document document)
    {
        Body = new BytesBody(document.Bytes);
        Headers["Content-Type"] = document.ContentType;
        return this;
    }
}
