using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>POST of an upload id: parts become an object.</summary>
internal static class CompleteUpload
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        Guard guard = WriteConditions.ForPut(request.Headers);
        NamedPart[] named = CompletionList.Read(request.Payload.ReadDocument(checksummed: false, Payload.ListLimit));
        string uploadId = request.Query["uploadId"]!;
        if (Completed(bucket, request.Key, uploadId, named) is { } before)
        {
            Encryption.CheckCustomerKey(before.CustomerKeyMd5, Encryption.CustomerKeyMd5(request.Headers));
            return Answer(request, bucket, before);
        }

        Upload upload = UploadPart.Find(request, bucket);
        ObjectVersion version =
            upload.Complete(uploaded =>
                bucket.Put(Assemble(request, upload.Settings, CompletionList.Find(named, uploaded, upload.Settings)), guard));
        bucket.Uploads.Forget(uploadId);
        return Answer(request, bucket, version);
    }

    /// <summary>A client whose first answer got lost may ask again: the object that the upload became, if it is still there.</summary>
    private static ObjectVersion? Completed(Bucket bucket, string key, string uploadId, NamedPart[] named) => bucket.Objects.Read(keys =>
        keys.TryGet(key, out var versions)
            ? versions.FirstOrDefault(v => v.UploadId == uploadId && v.Parts!.Select(p => p.ETag).SequenceEqual(named.Select(n => n.ETag)))
            : null);

    private static ObjectVersion Assemble(S3Request request, UploadSettings upload, IReadOnlyList<ObjectPart> parts)
    {
        ObjectChecksum? checksum = WholeChecksum.Of(upload, parts);
        CheckPromises(request.Headers, upload, checksum, parts.Sum(p => p.Size));
        return upload.Object with
        {
            Modified = request.Now,
            Size = parts.Sum(p => p.Size),
            ETag = WholeChecksum.ETag(parts),
            Checksum = checksum,
            Parts = parts,
            UploadId = upload.Id,
        };
    }

    /// <summary>The checksum headers here are about the object and not about this request's body.</summary>
    private static void CheckPromises(HeaderList headers, UploadSettings upload, ObjectChecksum? checksum, long size)
    {
        if (headers["x-amz-mp-object-size"] is { } promised && promised != size.ToString(CultureInfo.InvariantCulture))
            throw new S3Error(ErrorCode.InvalidRequest, "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        if (headers["x-amz-checksum-type"] is { } type && type != upload.ChecksumType)
            throw new S3Error(ErrorCode.BadDigest, $"The checksum type {type} does not match the one that the upload was created with.");
        if (ChecksumPromise.OfObject(headers) is not { } promise) return;
        string? computed = promise.Algorithm == checksum?.Algorithm ? checksum.Value : null;
        // A composite checksum is named with the number of its parts or without.
        bool holds = promise.Value == computed || (checksum?.Type == ObjectChecksum.Composite && promise.Value == computed?.Split('-')[0]);
        if (!holds)
            throw new S3Error(ErrorCode.BadDigest, $"The {promise.Algorithm} you specified did not match the calculated checksum.");
    }

    private static Answer Answer(S3Request request, Bucket bucket, ObjectVersion version) =>
        Xml.Document("CompleteMultipartUploadResult", writer =>
    {
        writer.Element("Location", request.UrlOf(bucket.Name, version.Key));
        writer.Element("Bucket", bucket.Name);
        writer.Element("Key", version.Key);
        writer.Element("ETag", version.QuotedETag);
        if (version.Checksum is not { } checksum) return;
        writer.Element(checksum.Element, checksum.Value);
        writer.Element("ChecksumType", checksum.Type);
    }).Show(version, bucket);
}
