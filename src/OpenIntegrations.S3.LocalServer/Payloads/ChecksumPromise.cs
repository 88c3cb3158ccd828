using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>The checksum that a request announces for its body.</summary>
/// <param name="Algorithm">S3's name of it.</param>
/// <param name="Value">In base64; null when it follows in the trailer, or is to be computed and held against nothing.</param>
/// <param name="InTrailer">Whether the value must stand behind the last chunk.</param>
internal sealed record ChecksumPromise(string Algorithm, string? Value, bool InTrailer = false)
{
    public const string Prefix = "x-amz-checksum-";
    private static readonly string[] s_notValues = ["x-amz-checksum-algorithm", "x-amz-checksum-type", "x-amz-checksum-mode"];

    /// <summary>Null when the request announces none.</summary>
    /// <exception cref="S3Error">It announces several, or one that is not possible.</exception>
    public static ChecksumPromise? Of(HeaderList headers) => Of(headers, isComposite: false);

    /// <summary>The same for an object of parts, whose checksum may end with their number: <c>HASH-3</c>.</summary>
    public static ChecksumPromise? OfObject(HeaderList headers) => Of(headers, isComposite: true);

    private static ChecksumPromise? Of(HeaderList headers, bool isComposite)
    {
        string[] names = headers.Names.Select(n => n.ToLowerInvariant()).Where(IsValue).ToArray();
        string[] trailers = [.. Announced(headers).Where(IsValue)];
        if (names.Length + trailers.Length > 1)
            throw new S3Error(ErrorCode.InvalidRequest,
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        ChecksumPromise? promise = trailers.Length > 0
            ? new(AlgorithmOf(trailers[0]), null, InTrailer: true)
            : names.Length == 1
            ? OfHeader(names[0], headers[names[0]]!, isComposite)
            : null;
        CheckAnnouncement(headers["x-amz-sdk-checksum-algorithm"], promise);
        return promise;
    }

    /// <summary>The algorithm by its name in a header or a parameter, in S3's own spelling.</summary>
    /// <exception cref="S3Error">Nobody knows it, or it cannot be computed here.</exception>
    public static string Known(string algorithm) =>
        Checksum.Algorithms.FirstOrDefault(a => a.Equals(algorithm, StringComparison.OrdinalIgnoreCase))
            ?? throw ErrorCode.NotImplemented.With("Header", Prefix + algorithm.ToLowerInvariant());

    /// <summary>The names, in lower case, of the headers that are to follow the last chunk.</summary>
    public static string[] Announced(HeaderList headers) =>
        [.. (headers["x-amz-trailer"] ?? "").Split(',').Select(name => name.Trim().ToLowerInvariant()).Where(name => name.Length > 0)];

    private static ChecksumPromise OfHeader(string name, string value, bool isComposite)
    {
        string algorithm = AlgorithmOf(name);
        using Checksum checksum = Checksum.Create(algorithm);
        string hash = isComposite ? value.Split('-')[0] : value;
        if (!Base64.TryDecode(hash, out byte[] bytes) || bytes.Length != checksum.Finish().Length)
            throw new S3Error(ErrorCode.InvalidRequest, $"Value for {name} header is invalid.");
        return new(algorithm, value);
    }

    private static void CheckAnnouncement(string? announced, ChecksumPromise? promise)
    {
        if (announced is null) return;
        if (promise is null)
            throw new S3Error(ErrorCode.InvalidRequest,
                "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
        if (!announced.Equals(promise.Algorithm, StringComparison.OrdinalIgnoreCase))
            throw new S3Error(ErrorCode.InvalidRequest, "Value for x-amz-sdk-checksum-algorithm header is invalid.");
    }

    private static bool IsValue(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && !s_notValues.Contains(name);

    private static string AlgorithmOf(string header) => Known(header.Substring(Prefix.Length));
}
