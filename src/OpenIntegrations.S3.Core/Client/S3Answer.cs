using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>What a store said, converted once: the status, the body as a tree, the headers. This is the envelope that users see.</summary>
public sealed class S3Answer(int status, TreeMap response, HeaderList headers, S3Request request) : IAnswer
{
    /// <summary>The member that holds a body which is neither XML nor JSON.</summary>
    public const string NotXml = "notValidXMLMessage";

    public int Status { get; } = status;

    public TreeMap Response { get; } = response;

    public HeaderList Headers { get; } = headers;

    /// <summary>What was asked: the names of bucket and object that the answer itself may not carry.</summary>
    public S3Request Request { get; } = request;

    /// <summary>Why the request failed; null when it did not.</summary>
    public S3Error? Error { get; init; }

    /// <summary>What the user should know of a good answer, as a sentence; null for nothing.</summary>
    public string? Notice { get; set; }

    /// <summary>The same answer, taken for a failure.</summary>
    internal S3Answer As(S3Error error) => new(Status, Response, Headers, Request) { Error = error };

    /// <summary>The envelope as a tree: <c>{status, response, headers}</c>.</summary>
    public TreeMap ToTree()
    {
        var headers = new TreeMap();
        foreach (string name in Headers.Names) headers.Add(name, Headers[name]);
        return new TreeMap { { "status", Status }, { "response", Response }, { "headers", headers } };
    }
}
