using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests;

/// <summary>Sends signed requests and reads answers whole.</summary>
public sealed class TestClient(string url, Credentials credentials, string region)
{
    private static readonly HttpTransport s_transport = new(TransportSettings.Default, RetryPolicy.None);

    /// <summary>How far the client's clock goes wrong.</summary>
    public TimeSpan ClockError { get; init; }

    public PayloadSigning Payload { get; init; } = PayloadSigning.Auto;

    public string Url => url;

    public Task<Reply> Get(string target, params (string, string)[] headers) => Send("GET", target, null, headers);

    public Task<Reply> Put(string target, string body = "", params (string, string)[] headers) =>
        Send("PUT", target, BytesBody.FromText(body), headers);

    public Task<Reply> Post(string target, string body = "", params (string, string)[] headers) =>
        Send("POST", target, BytesBody.FromText(body), headers);

    public Task<Reply> Head(string target, params (string, string)[] headers) => Send("HEAD", target, null, headers);

    public Task<Reply> Delete(string target, params (string, string)[] headers) => Send("DELETE", target, null, headers);

    public Task<Reply> Send(string method, string target, RequestBody? body, params (string Name, string Value)[] headers) =>
        Send(Request(method, target, body, headers), new Aws4Authorization(credentials, region, "s3", Payload));

    /// <summary>Sends without a signature.</summary>
    public Task<Reply> Bare(string method, string target, string? body = null, params (string Name, string Value)[] headers) =>
        Send(Request(method, target, body is null ? null : BytesBody.FromText(body), headers), Authorization.None);

    public async Task<Reply> Send(WireRequest request, Authorization authorization)
    {
        var transport = ClockError == default
            ? s_transport
            : new HttpTransport(TransportSettings.Default, RetryPolicy.None, () => DateTimeOffset.UtcNow + ClockError);
        using var response = await transport.SendAsync(request, authorization, CancellationToken.None);
        return new Reply(response.Status, response.Headers,
            await response.ReadAllAsync(AnswerLimit.OfContent(1L << 30), CancellationToken.None));
    }

    /// <param name="method">The HTTP method.</param>
    /// <param name="target">Path and query, encoded.</param>
    /// <param name="body">Null for none.</param>
    /// <param name="headers">Beside those that signing adds.</param>
    public WireRequest Request(string method, string target, RequestBody? body = null, params (string Name, string Value)[] headers)
    {
        string[] pieces = target.Split('?', 2);
        var request =
            new WireRequest(method, Origin.Parse(url), pieces[0]) { Query = QueryString.Parse(pieces.ElementAtOrDefault(1) ?? ""),
                Body = body ?? RequestBody.Empty };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return request;
    }

    /// <summary>Begins an upload and gives its id.</summary>
    public async Task<string> Begin(string target, params (string, string)[] headers)
    {
        Reply reply = await Post(target + "?uploads", "", headers);
        Assert.True(reply.Status == 200, reply.Text);
        return reply.Value("UploadId");
    }

    /// <summary>Completes an upload of the parts that are named.</summary>
    public Task<Reply> Complete(string target, string uploadId, IEnumerable<(int Number, string ETag)> parts,
        params (string, string)[] headers) =>
        Post($"{target}?uploadId={uploadId}", CompleteDocument(parts.Select(p => (p.Number, p.ETag, ""))), headers);

    public static string CompleteDocument(IEnumerable<(int Number, string ETag, string More)> parts) =>
        "<CompleteMultipartUpload>"
            + string.Concat(parts.Select(p => $"<Part><PartNumber>{p.Number}</PartNumber><ETag>{p.ETag}</ETag>{p.More}</Part>"))
                + "</CompleteMultipartUpload>";
}

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, HeaderList Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public XElement Xml => XElement.Parse(Text);

    public string? this[string header] => Headers[header];

    /// <summary>The code of an error document; what was answered instead, if it was no error.</summary>
    public string Code =>
        Status >= 400 && Body.Length > 0 ? Status + " " + Value("Code")
            : Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string ETag => Headers["ETag"]!;

    /// <summary>The texts of all elements of a name.</summary>
    public string[] Values(string element) => [.. Xml.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value)];

    public string Value(string element) => Assert.Single(Values(element));
}
