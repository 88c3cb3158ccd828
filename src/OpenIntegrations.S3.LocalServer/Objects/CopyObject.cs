using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>PUT on an object with a source to copy from.</summary>
internal static class CopyObject
{
    /// <summary>Headers that make a copy onto itself worth making.</summary>
    private static readonly string[] s_changes =
    [
        "x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-website-redirect-location", "x-amz-checksum-algorithm",
    ];

    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        Guard guard = WriteConditions.ForPut(request.Headers);
        using CopySource source = CopySource.Open(request);
        bool replaces = Directive(request.Headers, "x-amz-metadata-directive");
        CheckSelfCopy(request, source, replaces);
        if (source.Version.Size > ObjectPart.MaxSize) throw TooLarge();
        ObjectVersion template = Template(request, bucket, source.Version, replaces);

        using Draft draft = bucket.NewDraft();
        Received copied = Copy(source.Version, new ByteRange(0, source.Version.Size), draft.Stream, AlgorithmOf(request, source.Version));
        ObjectVersion version = bucket.Put(PutObject.With(template, copied), draft, guard);
        return Document("CopyObjectResult", version.QuotedETag, version.Modified, version.Checksum)
            .Show(version, bucket).With("x-amz-copy-source-version-id", source.VersionId);
    }

    /// <summary>Moves bytes of an object to a new place and computes what is to be known of them.</summary>
    public static Received Copy(ObjectVersion from, ByteRange range, Stream target, string? algorithm)
    {
        using var source = new ObjectStream(from.Data, range);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sum = algorithm is null ? null : Checksum.Create(algorithm);
        BlockWatcher? watcher = sum is null ? null : sum.Append;
        long length = BlockPump.Run(source, range.Length, target, long.MaxValue, md5.AppendData, watcher);
        return new(length, md5.GetHashAndReset(), sum is null ? null : new ObjectChecksum(algorithm!, sum.FinishBase64()));
    }

    public static Answer Document(string root, string etag, DateTimeOffset modified, ObjectChecksum? checksum) =>
        Xml.Document(root, writer =>
    {
        writer.Element("LastModified", modified);
        writer.Element("ETag", etag);
        if (checksum is null) return;
        writer.Element(checksum.Element, checksum.Value);
        if (root == "CopyObjectResult") writer.Element("ChecksumType", checksum.Type);
    });

    public static S3Error TooLarge() =>
        new(ErrorCode.InvalidRequest, "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120");

    /// <returns>Whether the directive says REPLACE.</returns>
    private static bool Directive(HeaderList headers, string name) => headers[name] switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        var other => throw ErrorCode.Argument(name, other, $"Unknown {name.Substring("x-amz-".Length)}."),
    };

    private static void CheckSelfCopy(S3Request request, CopySource source, bool replaces)
    {
        bool isSelf = source.Bucket.Name == request.BucketName && source.Version.Key == request.Key && !source.NamesVersion;
        if (isSelf && !replaces && !s_changes.Any(request.Headers.Contains))
            throw new S3Error(
                ErrorCode.InvalidRequest,
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
                    + "storage class, website redirect location or encryption attributes.");
    }

    /// <summary>Headers and tags come from the source unless the request brings its own; all else is the request's.</summary>
    private static ObjectVersion Template(S3Request request, Bucket bucket, ObjectVersion source, bool replaces)
    {
        ObjectVersion template = ObjectTemplate.Of(request, bucket, request.Headers, request.Key);
        template = template with { Annotations = ObjectAnnotations.ForCopy(request, source) };
        if (!Directive(request.Headers, "x-amz-tagging-directive")) template = template with { Tags = source.Tags };
        return replaces ? template : template with { Headers = CopiedHeaders(source, template) };
    }

    private static Dictionary<string, string> CopiedHeaders(ObjectVersion source, ObjectVersion template)
    {
        var headers = source.Headers.Where(h => !IsRequests(h.Key)).ToDictionary(h => h.Key, h => h.Value);
        foreach (var (name, value) in template.Headers.Where(h => IsRequests(h.Key))) headers[name] = value;
        return headers;
    }

    /// <summary>Encryption and redirection are never copied.</summary>
    private static bool IsRequests(string name) =>
        name.StartsWith("x-amz-", StringComparison.Ordinal) && !name.StartsWith(ObjectHeaders.UserPrefix, StringComparison.Ordinal);

    private static string? AlgorithmOf(S3Request request, ObjectVersion source) =>
        request.Headers["x-amz-checksum-algorithm"] is { } wanted ? ChecksumPromise.Known(wanted) : source.Checksum?.Algorithm;
}
