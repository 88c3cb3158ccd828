using System;
using System.Globalization;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>PUT of a part whose bytes come from another object.</summary>
internal static class UploadPartCopy
{
    private const string RangeHeader = "x-amz-copy-source-range";

    public static Answer Run(S3Request request)
    {
        int number = UploadPart.NumberOf(request);
        Bucket bucket = request.Bucket;
        Upload upload = UploadPart.Find(request, bucket);
        using CopySource source = CopySource.Open(request);
        ByteRange range = RangeOf(request.Headers[RangeHeader], source.Version.Size);

        using Draft draft = upload.NewDraft(bucket.NewId());
        Received copied = CopyObject.Copy(source.Version, range, draft.Stream, upload.Settings.Algorithm);
        var content = new ObjectPart(number, copied.Length, ETags.Of(copied.Md5), request.Now, copied.Checksum, File: null);
        ObjectPart part = upload.Add(content, draft, bucket.NewId);
        Answer answer = CopyObject.Document("CopyPartResult", "\"" + part.ETag + "\"", part.Modified, part.Checksum);
        Encryption.Show(answer, upload.Settings.Object);
        return answer.With("x-amz-copy-source-version-id", source.VersionId);
    }

    /// <summary>Stricter than a Range header: both ends must be named and lie in the object.</summary>
    private static ByteRange RangeOf(string? header, long size)
    {
        if (header is null) return size <= ObjectPart.MaxSize ? new(0, size) : throw CopyObject.TooLarge();
        string[] ends = header.StartsWith("bytes=", StringComparison.Ordinal) ? header.Substring("bytes=".Length).Split('-') : [];
        if (ends.Length != 2 || !TryNumber(ends[0], out long first) || !TryNumber(ends[1], out long last) || last < first)
            throw ErrorCode.Argument(
                RangeHeader, header,
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets "
                    + "of the first and last bytes to copy");
        if (last >= size)
            throw ErrorCode.Argument(RangeHeader, header,
                $"Range specified is not valid for source object of size: {size.ToString(CultureInfo.InvariantCulture)}");
        return new(first, last - first + 1);
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
