using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>PUT on an object.</summary>
internal static class PutObject
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ObjectVersion template = ObjectTemplate.Of(request, bucket, request.Headers, request.Key);
        Guard guard = WriteConditions.ForPut(request.Headers);
        // A client that waits before it sends learns of a refusal before it has sent anything.
        guard(bucket.Objects.Find(request.Key));
        CheckLength(request);
        ChecksumPromise? checksum = ChecksumPromise.Of(request.Headers);
        ObjectRetention.CheckIntegrity(request.Headers, checksum);

        using Draft draft = bucket.NewDraft();
        Received received = request.Payload.Receive(draft.Stream, checksum, ObjectPart.MaxSize);
        ObjectVersion version = bucket.Put(With(template, received), draft, guard);
        return new Answer(200).With("ETag", version.QuotedETag).Show(version, bucket).Show(version.Checksum);
    }

    public static ObjectVersion With(ObjectVersion template, Received received) =>
        template with { Size = received.Length, ETag = ETags.Of(received.Md5), Checksum = received.Checksum };

    /// <exception cref="S3Error">The length is not said, or too large.</exception>
    public static void CheckLength(S3Request request)
    {
        HeaderList headers = request.Headers;
        if (headers["Content-Length"] is null && headers["Transfer-Encoding"] is null) throw new S3Error(ErrorCode.MissingContentLength);
        if (request.Payload.Length is not { } length) throw ErrorCode.NotImplemented.With("Header", "Transfer-Encoding");
        if (length > ObjectPart.MaxSize)
            throw ErrorCode.EntityTooLarge.With("ProposedSize", length.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .With("MaxSizeAllowed", "5368709120");
    }
}
