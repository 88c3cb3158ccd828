using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// The steps of an upload by parts. What fails on the way is aborted, because parts that lie around cost money, unless they are to be kept.
/// </summary>
internal sealed class MultipartUpload(S3Client client, string bucket, string key, HeaderList headers)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);
    private readonly SortedDictionary<int, UploadedPart> _parts = new();

    public string UploadId { get; private set; } = "";

    /// <summary>The algorithm of the checksums of the parts; null for none.</summary>
    public string? Checksum { get; init; }

    /// <summary>Keeps the parts of an upload that is interrupted for another run; null for nobody.</summary>
    public UploadResume? Resume { get; init; }

    /// <summary>The parts that the store has.</summary>
    public IReadOnlyList<UploadedPart> Parts
    {
        get
        {
            lock (_parts) return _parts.Values.ToArray();
        }
    }

    /// <summary>Goes on with an upload that was begun by another run.</summary>
    public void Continue(UploadState begun) => UploadId = begun.UploadId;

    /// <summary>Starts an upload, lets <paramref name="sendParts"/> send its parts, and completes it.</summary>
    public async Task<S3Answer> RunAsync(Func<MultipartUpload, CancellationToken, Task> sendParts, CancellationToken cancellationToken)
    {
        if (UploadId.Length == 0) await StartAsync(cancellationToken).ConfigureAwait(false);
        S3Answer made = await MakeAsync(sendParts, cancellationToken).ConfigureAwait(false);
        if (headers[TagsApart.Header] is { Length: > 0 } tags && TagsApart.AreNeeded(client, made))
            await TagsApart.SetAsync(client, With(Routes.PutObject.For(bucket, key), headers), made, tags, cancellationToken)
                .ConfigureAwait(false);
        return made;
    }

    private async Task<S3Answer> MakeAsync(Func<MultipartUpload, CancellationToken, Task> sendParts, CancellationToken cancellationToken)
    {
        try
        {
            await sendParts(this, cancellationToken).ConfigureAwait(false);
            S3Answer answer = await CompleteAsync(cancellationToken).ConfigureAwait(false);
            Resume?.Drop();
            return answer;
        }
        catch (Exception e)
        {
            // Of what could not be given up its user can still be told.
            if (Resume?.Keeps(e) != true && await TryAbortAsync().ConfigureAwait(false)) Resume?.Drop();
            throw;
        }
    }

    /// <summary>A request for a part of this upload.</summary>
    public S3Request PartRequest(PartRoute route, int number, RequestBody body)
    {
        S3Request request = With(route.For(bucket, key, UploadId, number), UploadHeaders.ForPart(headers));
        request.Body = body;
        return request;
    }

    /// <summary>Keeps what the completion says of a part.</summary>
    public void Add(UploadedPart part)
    {
        lock (_parts) _parts[part.Number] = part;
        Resume?.Add(part);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        S3Request start = With(Routes.CreateMultipartUpload.For(bucket, key), UploadHeaders.ForCreate(headers));
        start.TagsComeApart = true;
        if (TagsApart.AreNeeded(client)) start.Headers[TagsApart.Header] = null;
        S3Answer started = await client.SendOrThrowAsync(start, cancellationToken).ConfigureAwait(false);
        UploadId = started.Response.GetText("InitiateMultipartUploadResult", "UploadId")
            ?? throw new InvalidOperationException("The store began a multipart upload without naming it.");
        Resume?.Begin(UploadId);
    }

    private async Task<S3Answer> CompleteAsync(CancellationToken cancellationToken)
    {
        var document = new TreeMap { { "Part", Parts.Select(p => (object?)Described(p)).ToList() } };
        S3Request request = With(Routes.CompleteMultipartUpload.For(bucket, key, UploadId), UploadHeaders.ForComplete(headers))
            .WithDocument(S3Document.FromTree("CompleteMultipartUpload", document));
        request.ObjectLength = Parts.Sum(p => p.Length);
        S3Answer answer = await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
        if (Checksum is not null && Parts.All(p => p.Checksum is not null)) UploadProof.Check(request, answer, Checksum, Parts);
        return answer;
    }

    private TreeMap Described(UploadedPart part)
    {
        var described = new TreeMap { { "ETag", part.ETag }, { "PartNumber", part.Number } };
        if (Checksum is not null && part.Checksum is not null) described[ObjectChecksum.MemberOf(Checksum)] = part.Checksum;
        return described;
    }

    /// <summary>Runs under a token of its own: the user's may be what ended the upload.</summary>
    private async Task<bool> TryAbortAsync()
    {
        using var grace = new CancellationTokenSource(s_grace);
        try
        {
            S3Request abort = With(Routes.AbortMultipartUpload.For(bucket, key, UploadId), UploadHeaders.ForAbort(headers));
            S3Answer answer = await client.SendAsync(abort, grace.Token).ConfigureAwait(false);
            return answer.Error is null or { Code: "NoSuchUpload" };
        }
        catch (Exception e) when (RetryPolicy.IsTransient(e) || e is OperationCanceledException or CredentialsUnavailableException)
        {
            // The store is out of reach, or takes nothing from us any more. What made the upload fail is the error that counts.
            return false;
        }
    }

    private static S3Request With(S3Request request, HeaderList own)
    {
        foreach (var (name, value) in own) request.Headers[name] = value;
        return request;
    }
}
