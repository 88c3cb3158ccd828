using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The steps of an upload by parts. What fails on the way is aborted, because parts that lie around cost money.</summary>
internal sealed class MultipartUpload(S3Client client, string bucket, string key, HeaderList headers)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);
    private readonly SortedDictionary<int, TreeMap> _parts = new();

    public string UploadId { get; private set; } = "";

    /// <summary>Starts an upload, lets <paramref name="sendParts"/> send its parts, and completes it.</summary>
    public async Task<S3Answer> RunAsync(Func<MultipartUpload, CancellationToken, Task> sendParts, CancellationToken cancellationToken)
    {
        S3Answer started = await client.SendOrThrowAsync(Bind(Routes.CreateMultipartUpload, UploadHeaders.ForCreate(headers)), cancellationToken).ConfigureAwait(false);
        UploadId = started.Response.GetText("InitiateMultipartUploadResult", "UploadId")
            ?? throw new InvalidOperationException("The store began a multipart upload without naming it.");
        try
        {
            await sendParts(this, cancellationToken).ConfigureAwait(false);
            return await CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbortAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A request for a part of this upload.</summary>
    public S3Request PartRequest(string route, int number, RequestBody body)
    {
        S3Request request = Bind(route, UploadHeaders.ForPart(headers), number);
        request.Body = body;
        return request;
    }

    /// <summary>Keeps what the completion says of a part: its ETag and, where there is one, its checksum.</summary>
    public void Add(int number, string? etag, string? checksumMember = null, string? checksum = null)
    {
        var part = new TreeMap { { "ETag", etag ?? "" }, { "PartNumber", number } };
        if (checksumMember is not null) part[checksumMember] = checksum;
        lock (_parts) _parts[number] = part;
    }

    private Task<S3Answer> CompleteAsync(CancellationToken cancellationToken)
    {
        var document = new TreeMap { { "Part", _parts.Values.Cast<object?>().ToList() } };
        S3Request request = Bind(Routes.CompleteMultipartUpload, UploadHeaders.ForComplete(headers));
        return client.SendOrThrowAsync(request.WithDocument(S3Document.FromTree("CompleteMultipartUpload", document)), cancellationToken);
    }

    /// <summary>Runs under a token of its own: the user's may be what ended the upload.</summary>
    private async Task AbortAsync()
    {
        using var grace = new CancellationTokenSource(s_grace);
        try
        {
            await client.SendAsync(Bind(Routes.AbortMultipartUpload, UploadHeaders.ForAbort(headers)), grace.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (RetryPolicy.IsTransient(e) || e is OperationCanceledException or CredentialsUnavailableException)
        {
            // The store is out of reach, or takes nothing from us any more. What made the upload fail is the error that counts.
        }
    }

    private S3Request Bind(string route, HeaderList own, int? number = null)
    {
        S3Request request = Route.Parse(route).Bind(name => name switch
        {
            "Bucket" => bucket,
            "Key" => key,
            "UploadId" => UploadId,
            "PartNumber" => number,
            _ => null,
        });
        foreach (var (name, value) in own) request.Headers[name] = value;
        return request;
    }
}
