using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>POST ?uploads on an object.</summary>
internal static class CreateUpload
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        var (algorithm, type) = ChecksumOf(request.Headers);
        ObjectVersion template = ObjectTemplate.Of(request, bucket, request.Headers, request.Key);
        Upload upload = bucket.Uploads.Begin(new("", template, algorithm, type, InitiatorOf(request, bucket)));
        Answer answer = Xml.Document("InitiateMultipartUploadResult", writer =>
        {
            writer.Element("Bucket", bucket.Name);
            writer.Element("Key", request.Key);
            writer.Element("UploadId", upload.Settings.Id);
        });
        Encryption.Show(answer, template);
        return answer.With("x-amz-checksum-algorithm", algorithm).With("x-amz-checksum-type", type);
    }

    private static Owner? InitiatorOf(S3Request request, Bucket bucket)
    {
        Owner initiator = request.Requester?.Owner ?? Owner.Anonymous;
        return initiator.Id == bucket.Settings.OwnerOrLocal.Id ? null : initiator;
    }

    /// <summary>Digests of parts make a composite; of CRCs one can choose, and CRC64NVME has always been one of the whole.</summary>
    private static (string? Algorithm, string? Type) ChecksumOf(HeaderList headers)
    {
        string? type = headers["x-amz-checksum-type"];
        if (type is not (null or ObjectChecksum.Full or ObjectChecksum.Composite))
            throw ErrorCode.Argument("x-amz-checksum-type", type, "Value for x-amz-checksum-type header is invalid.");
        if (headers["x-amz-checksum-algorithm"] is not { } name)
            return type is null
                ? (null, null)
                : throw new S3Error(ErrorCode.InvalidRequest,
                    "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        string algorithm = ChecksumPromise.Known(name);
        type ??= algorithm == "CRC64NVME" ? ObjectChecksum.Full : ObjectChecksum.Composite;
        bool possible = type == ObjectChecksum.Full ? CrcCombination.IsPossible(algorithm) : algorithm != "CRC64NVME";
        if (!possible)
            throw new S3Error(ErrorCode.InvalidRequest,
                $"The {type} checksum type cannot be used with the {algorithm.ToLowerInvariant()} checksum algorithm.");
        return (algorithm, type);
    }
}
