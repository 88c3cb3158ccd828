using System.Globalization;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>PUT of a part.</summary>
internal static class UploadPart
{
    public static Answer Run(S3Request request)
    {
        int number = NumberOf(request);
        Bucket bucket = request.Bucket;
        Upload upload = Find(request, bucket);
        ChecksumPromise? checksum = ChecksumOf(request, upload.Settings);
        PutObject.CheckLength(request);

        using Draft draft = upload.NewDraft(bucket.NewId());
        Received received = request.Payload.Receive(draft.Stream, checksum, ObjectPart.MaxSize);
        var content = new ObjectPart(number, received.Length, ETags.Of(received.Md5), request.Now, received.Checksum, File: null);
        ObjectPart part = upload.Add(content, draft, bucket.NewId);
        Answer answer = new Answer(200).With("ETag", "\"" + part.ETag + "\"");
        Encryption.Show(answer, upload.Settings.Object);
        return part.Checksum is { } sum ? answer.With(OpenIntegrations.Http.Checksums.Checksum.HeaderOf(sum.Algorithm), sum.Value) : answer;
    }

    /// <exception cref="S3Error">It is no number from 1 to 10,000.</exception>
    public static int NumberOf(S3Request request)
    {
        string? text = request.Query["partNumber"];
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isNumber && number is >= 1 and <= ObjectPart.MaxNumber ? number
            : throw ErrorCode.Argument("partNumber", text, "Part number must be an integer between 1 and 10000, inclusive");
    }

    /// <summary>The upload of a request, when the request shows the key that the upload was begun with.</summary>
    public static Upload Find(S3Request request, Bucket bucket)
    {
        Upload upload = bucket.Uploads.Find(request.Key, request.Query["uploadId"]!);
        string? shown = Encryption.CustomerKeyMd5(request.Headers);
        if (upload.Settings.Object.CustomerKeyMd5 != shown)
            throw new S3Error(ErrorCode.InvalidRequest,
                "The multipart upload initiate requested encryption with a customer key. Subsequent part requests must include the "
                    + "appropriate encryption parameters.");
        return upload;
    }

    /// <summary>
    /// A part brings the checksum that the upload was begun with; only where it counts for nothing but the whole may it be left
    /// to the server. To an upload that was begun without, a part may bring any: boto3 does.
    /// </summary>
    private static ChecksumPromise? ChecksumOf(S3Request request, UploadSettings upload)
    {
        ChecksumPromise? promise = ChecksumPromise.Of(request.Headers);
        if (upload.Algorithm is null || promise?.Algorithm == upload.Algorithm) return promise;
        if (promise is null && upload.ChecksumType == ObjectChecksum.Full) return new(upload.Algorithm, null);
        throw new S3Error(
            ErrorCode.InvalidRequest,
            $"Checksum Type mismatch occurred, expected checksum Type: {upload.Algorithm.ToLowerInvariant()}, actual checksum Type: "
                + $"{promise?.Algorithm.ToLowerInvariant() ?? "null"}");
    }
}
