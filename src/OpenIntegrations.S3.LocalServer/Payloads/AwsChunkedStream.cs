using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>
/// Takes S3's chunks apart and holds each to its signature. A reader may see the bytes of a chunk before its signature
/// was found wrong, but never the end of a body in which anything was wrong.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
/// </summary>
/// <param name="body">The bytes with the framing.</param>
/// <param name="signer">Signs the chunks anew, to compare; null when they carry no signatures.</param>
/// <param name="announced">The headers that must stand behind the last chunk, and no others may; null where nothing may.</param>
/// <param name="decodedLength">How many bytes it is without the framing.</param>
internal sealed class AwsChunkedStream(Stream body, ChunkSigner? signer, string[]? announced, long decodedLength) : ReadOnlyStream
{
    private const int SmallestChunk = 8 * 1024;
    private const int LineLimit = 16 * 1024;
    private const string SignatureExtension = "chunk-signature=";
    private readonly IncrementalHash? _sha = signer is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _one = new byte[1];
    private string _signature = "";
    private long _size = long.MaxValue;
    private long _rest;
    private long _total;
    private bool _ended;

    /// <summary>The headers behind the last chunk, once the end was read.</summary>
    public HeaderList Trailer { get; } = new();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0) return 0;
        if (_rest == 0 && !_ended) NextChunk();
        if (_ended) return 0;
        int read = body.Read(buffer, offset, (int)Math.Min(count, _rest));
        if (read == 0) throw new S3Error(ErrorCode.IncompleteBody);
        _sha?.AppendData(buffer, offset, read);
        (_rest, _total) = (_rest - read, _total + read);
        if (_rest == 0) EndChunk();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _sha?.Dispose();
        base.Dispose(disposing);
    }

    private void NextChunk()
    {
        string[] pieces = ReadLine(isFraming: true).Split(';');
        if (!long.TryParse(pieces[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long size) || size < 0
            || size > decodedLength - _total)
            throw Broken();
        if (size > 0 && _size < SmallestChunk) throw new S3Error(ErrorCode.InvalidChunkSizeError);
        if (signer is not null) _signature = ExtensionOf(pieces);
        (_size, _rest) = (size, size);
        if (size == 0) Finish();
    }

    private void EndChunk()
    {
        CheckSignature();
        if (ReadLine(isFraming: true).Length > 0) throw Broken();
    }

    private void Finish()
    {
        CheckSignature();
        ReadTrailer();
        if (_total != decodedLength || body.Read(_one, 0, 1) != 0) throw Broken();
        _ended = true;
        _sha?.Dispose();
    }

    private void CheckSignature()
    {
        if (signer is null) return;
        string expected = signer.SignChunk(Hash.Hex(_sha!.GetHashAndReset()));
        if (!Signatures.Same(expected, _signature)) throw ErrorCode.SignatureDoesNotMatch.With("SignatureProvided", _signature);
    }

    private void ReadTrailer()
    {
        var canonical = new StringBuilder();
        string? signature = null;
        for (string line = ReadLine(); line.Length > 0; line = ReadLine())
        {
            int colon = line.IndexOf(':');
            if (colon < 1 || Trailer.Count == HttpLimits.Trailers) throw new S3Error(ErrorCode.MalformedTrailerError);
            var (name, value) = (line.Substring(0, colon).ToLowerInvariant(), line.Substring(colon + 1).Trim());
            if (name == "x-amz-trailer-signature" && announced is not null) signature = value;
            else if (announced?.Contains(name) is not true) throw new S3Error(ErrorCode.MalformedTrailerError);
            else
            {
                Trailer.Add(name, value);
                canonical.Append(name).Append(':').Append(value).Append('\n');
            }
        }
        if (announced?.All(Trailer.Contains) is false) throw new S3Error(ErrorCode.MalformedTrailerError);
        if (signer is null || announced is null) return;
        if (signature is null) throw new S3Error(ErrorCode.MalformedTrailerError);
        if (!Signatures.Same(signer.SignTrailer(canonical.ToString()), signature))
            throw ErrorCode.SignatureDoesNotMatch.With("SignatureProvided", signature);
    }

    private static string ExtensionOf(string[] pieces) =>
        pieces.Length == 2 && pieces[1].StartsWith(SignatureExtension, StringComparison.Ordinal)
            ? pieces[1].Substring(SignatureExtension.Length) : throw Broken();

    // The lines of chunks end in CR LF. Of trailers, AWS's own manual has some that end in LF alone.
    private string ReadLine(bool isFraming = false)
    {
        var line = new StringBuilder(96);
        while (true)
        {
            if (body.Read(_one, 0, 1) == 0) throw new S3Error(ErrorCode.IncompleteBody);
            if (_one[0] == '\n') break;
            if (line.Length == LineLimit) throw Broken();
            line.Append((char)_one[0]);
        }
        if (line.Length > 0 && line[line.Length - 1] == '\r') line.Length--;
        else if (isFraming) throw Broken();
        return line.ToString();
    }

    private static S3Error Broken() =>
        new(ErrorCode.IncompleteBody, "The request body terminated unexpectedly or its chunks are not well-formed.");
}
