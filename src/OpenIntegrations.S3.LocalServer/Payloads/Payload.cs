using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>What was received, once all that was promised about it proved true.</summary>
internal sealed record Received(long Length, byte[] Md5, ObjectChecksum? Checksum);

/// <summary>The body of a request, out of its framing, with all that the request promises about it.</summary>
internal sealed class Payload
{
    /// <summary>A configuration with a thousand rules is smaller.</summary>
    private const long DocumentLimit = 1024 * 1024;

    /// <summary>A thousand keys to delete, or ten thousand parts to complete, with all that can be said of each.</summary>
    public const long ListLimit = 8 * 1024 * 1024;

    private readonly Stream _body;
    private readonly HeaderList _headers;
    private readonly PayloadPromise _promise;

    public Payload(IncomingBody body, HeaderList headers, PayloadPromise promise)
    {
        (_body, _headers, _promise, Length) = (body, headers, promise, body.Rest);
        if (!promise.IsChunked)
        {
            if (body.Rest == 0) CheckSha256(Hash.EmptySha256);
            return;
        }
        if (!long.TryParse(headers["x-amz-decoded-content-length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            throw new S3Error(ErrorCode.MissingContentLength);
        string[]? trailers = promise.HasTrailer ? ChecksumPromise.Announced(headers) : null;
        (_body, Length) = (new AwsChunkedStream(body, promise.Signer, trailers, length), length);
    }

    private Payload(Stream body, HeaderList headers) => (_body, _headers, _promise) = (body, headers, PayloadPromise.None);

    /// <summary>Bytes without the framing; null when the request does not say.</summary>
    public long? Length { get; }

    /// <summary>The file of a form, about which the form's fields make promises.</summary>
    public static Payload OfForm(Stream file, HeaderList fields) => new(file, fields);

    /// <summary>A document, in memory.</summary>
    /// <param name="checksummed">
    /// Whether a checksum header is about this body; in the completion of an upload it is about the object.
    /// </param>
    /// <param name="limit">More bytes than these are refused.</param>
    public byte[] ReadDocument(bool checksummed = true, long limit = DocumentLimit)
    {
        using var memory = new MemoryStream();
        try
        {
            Receive(memory, checksummed ? ChecksumPromise.Of(_headers) : null, limit);
        }
        catch (S3Error e) when (e.Code == ErrorCode.EntityTooLarge)
        {
            throw ErrorCode.MaxMessageLengthExceeded.With("MaxMessageLengthBytes", limit.ToString(CultureInfo.InvariantCulture));
        }
        return memory.ToArray();
    }

    /// <summary>Moves the whole body to the target.</summary>
    /// <exception cref="S3Error">
    /// It is not what was promised. The target has then seen it all the same, and must be thrown away.
    /// </exception>
    public Received Receive(Stream target, ChecksumPromise? checksum, long limit)
    {
        byte[]? expectedMd5 = ContentMd5();
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha = _promise.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sum = checksum is null ? null : Checksum.Create(checksum.Algorithm);
        long length = BlockPump.Run(_body, Length, target, limit, md5.AppendData, (buffer, offset, count) =>
        {
            sha?.AppendData(buffer, offset, count);
            sum?.Append(buffer, offset, count);
        });
        if (sha is not null) CheckSha256(Hash.Hex(sha.GetHashAndReset()));
        byte[] digest = md5.GetHashAndReset();
        if (expectedMd5 is not null && !expectedMd5.AsSpan().SequenceEqual(digest))
            throw new S3Error(ErrorCode.BadDigest, "The Content-MD5 you specified did not match what we received.")
                .With("ExpectedDigest", Convert.ToBase64String(expectedMd5)).With("CalculatedDigest", Convert.ToBase64String(digest));
        return new Received(length, digest, sum is null ? null : Checked(checksum!, sum.FinishBase64()));
    }

    private void CheckSha256(string computed)
    {
        if (_promise.Sha256 is not { } promised || promised == computed) return;
        throw ErrorCode.XAmzContentSHA256Mismatch.With("ClientComputedContentSHA256", promised).With("S3ComputedContentSHA256", computed);
    }

    private ObjectChecksum Checked(ChecksumPromise promise, string computed)
    {
        string? expected = promise.InTrailer ? InTrailer(Checksum.HeaderOf(promise.Algorithm)) : promise.Value;
        if (expected is not null && expected != computed)
            throw new S3Error(ErrorCode.BadDigest, $"The {promise.Algorithm} you specified did not match the calculated checksum.");
        return new(promise.Algorithm, computed);
    }

    private string InTrailer(string header) =>
        (_body as AwsChunkedStream)?.Trailer[header] ?? throw new S3Error(ErrorCode.MalformedTrailerError);

    private byte[]? ContentMd5()
    {
        if (_headers["Content-MD5"] is not { } text) return null;
        return Base64.TryDecode(text, out byte[] md5) && md5.Length == 16 ? md5
            : throw new S3Error(ErrorCode.InvalidDigest, "The Content-MD5 you specified was invalid.").With("Content-MD5", text);
    }
}
