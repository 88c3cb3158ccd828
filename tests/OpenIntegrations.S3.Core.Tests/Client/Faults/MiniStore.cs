using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>As much of a store as shows whether a request was carried out once, twice or not at all.</summary>
internal sealed class MiniStore : IDeedStore
{
    private readonly object _lock = new();

    public string Bucket => "b1";

    public string Prefix => "";

    public bool HasBucket { get; set; } = true;

    public bool HasTags { get; set; }

    public bool HasUpload { get; private set; } = true;

    public string UploadId => "u";

    public int Uploads { get; private set; }

    public int PartCount => Parts.Count;

    public string PartETag => Quoted(Parts[1]);

    private SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    private SortedDictionary<int, byte[]> Parts { get; } = new();

    private Dictionary<string, string> ETags { get; } = new();

    public void Add(string key) => Objects[key] = Encoding.UTF8.GetBytes(Deed.Content);

    public void AddPart() => Parts[1] = Encoding.UTF8.GetBytes(Deed.Content);

    public Answer Answer(RecordedRequest request)
    {
        lock (_lock)
        {
            string key = request.Path.Length > 3 ? request.Path[3..].TrimStart('/') : "";
            return request.Method switch
            {
                "GET" => Get(request, key),
                "HEAD" => Head(key),
                "PUT" => Put(request, key),
                "POST" => Post(request, key),
                _ => Delete(request, key),
            };
        }
    }

    private Answer Get(RecordedRequest request, string key)
    {
        if (request.Query is "tagging" or "tagging=")
            return HasTags ? Xml("Tagging", Deed.TagSet) : Testing.Answer.Error(404, "NoSuchTagSet");
        if (request.Query.Contains("uploadId", StringComparison.Ordinal))
            return HasUpload ? Xml("ListPartsResult", "") : Testing.Answer.Error(404, "NoSuchUpload");
        if (key.Length == 0 && !HasBucket) return Testing.Answer.Error(404, "NoSuchBucket");
        if (key.Length == 0)
            return new Answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated>"
                + string.Concat(Objects.Keys.Select(k => $"<Contents><Key>{k}</Key></Contents>")) + "</ListBucketResult>")
                    .With("Content-Type", "application/xml");
        if (!Objects.TryGetValue(key, out byte[]? bytes)) return Testing.Answer.Error(404, "NoSuchKey");
        var whole = new Answer { Bytes = bytes }.With("ETag", ETagOf(key)).With("Content-Type", "application/octet-stream");
        if (request.Header("Range") is not { } range) return whole;
        string[] ends = range["bytes=".Length..].Split('-');
        int first = int.Parse(ends[0], CultureInfo.InvariantCulture);
        int last = ends[1].Length == 0 ? bytes.Length - 1 : Math.Min(int.Parse(ends[1], CultureInfo.InvariantCulture), bytes.Length - 1);
        return (whole with { Status = 206, Bytes = bytes[first..(last + 1)] })
            .With("Content-Range", $"bytes {first}-{last}/{bytes.Length}");
    }

    private Answer Head(string key)
    {
        if (key.Length == 0) return new Answer(HasBucket ? 200 : 404).With("x-amz-bucket-region", "us-east-1");
        return Objects.TryGetValue(key, out byte[]? bytes)
            ? new Answer().With("ETag", ETagOf(key)).With("Content-Length", bytes.Length.ToString(CultureInfo.InvariantCulture))
            : new Answer(404);
    }

    private Answer Put(RecordedRequest request, string key)
    {
        if (request.Query is "tagging" or "tagging=") HasTags = true;
        else if (key.Length == 0)
        {
            if (HasBucket) return Testing.Answer.Error(409, "BucketAlreadyOwnedByYou");
            HasBucket = true;
        }
        else return PutObject(request, key);
        return Testing.Answer.Done;
    }

    private Answer PutObject(RecordedRequest request, string key)
    {
        if (request.Query.StartsWith("renameObject", StringComparison.Ordinal)) return Rename(request.Header("x-amz-rename-source")!, key);
        byte[] bytes = request.Header("x-amz-copy-source") is { } source ? Objects[source.Split('/')[^1]] : request.Body;
        if (request.Query.Contains("partNumber", StringComparison.Ordinal))
        {
            Parts[int.Parse(Regex.Match(request.Query, "partNumber=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture)] = bytes;
            return Written(request, "CopyPartResult", Quoted(bytes));
        }
        if (request.Header("If-None-Match") is not null && Objects.ContainsKey(key)) return Testing.Answer.Error(412, "PreconditionFailed");
        if (request.Header("x-amz-write-offset-bytes") is { } offset)
        {
            if (Objects[key].Length.ToString(CultureInfo.InvariantCulture) != offset)
                return Testing.Answer.Error(400, "InvalidWriteOffset");
            bytes = [.. Objects[key], .. bytes];
        }
        Objects[key] = bytes;
        return Written(request, "CopyObjectResult", ETagOf(key));
    }

    private static Answer Written(RecordedRequest request, string root, string etag) => request.Header("x-amz-copy-source") is null
        ? new Answer().With("ETag", etag)
        : new Answer(200, $"<{root}><ETag>{etag}</ETag></{root}>").With("Content-Type", "application/xml");

    private Answer Rename(string source, string key)
    {
        string from = source.Split('/')[^1];
        if (!Objects.Remove(from, out byte[]? bytes)) return Testing.Answer.Error(404, "NoSuchKey");
        Objects[key] = bytes;
        return Testing.Answer.Done;
    }

    private Answer Post(RecordedRequest request, string key)
    {
        if (request.Query is "delete" or "delete=")
        {
            string[] keys = Regex.Matches(request.Text, "<Key>(.*?)</Key>").Select(m => m.Groups[1].Value).ToArray();
            foreach (string each in keys) Objects.Remove(each);
            return Xml("DeleteResult", string.Concat(keys.Select(k => $"<Deleted><Key>{k}</Key></Deleted>")));
        }
        if (request.Query is "uploads" or "uploads=")
        {
            Uploads++;
            return Xml("InitiateMultipartUploadResult", "<UploadId>u</UploadId>");
        }
        if (!HasUpload) return Testing.Answer.Error(404, "NoSuchUpload");
        HasUpload = false;
        Objects[key] = Parts.Values.SelectMany(p => p).ToArray();
        ETags[key] = "\"" + Hex(Parts.Values.SelectMany(p => MD5.HashData(p)).ToArray()) + "-" + Parts.Count + "\"";
        return Xml("CompleteMultipartUploadResult", $"<ETag>{ETags[key]}</ETag>");
    }

    private Answer Delete(RecordedRequest request, string key)
    {
        if (request.Query is "tagging" or "tagging=") HasTags = false;
        else if (request.Query.Contains("uploadId", StringComparison.Ordinal))
        {
            if (!HasUpload) return Testing.Answer.Error(404, "NoSuchUpload");
            HasUpload = false;
        }
        else if (key.Length == 0)
        {
            if (!HasBucket) return Testing.Answer.Error(404, "NoSuchBucket");
            HasBucket = false;
        }
        else if (!Objects.Remove(key) && request.Header("If-Match") is not null) return Testing.Answer.Error(412, "PreconditionFailed");
        return new Answer(204);
    }

    private static Answer Xml(string root, string inside) =>
        new Answer(200, $"<{root}>{inside}</{root}>").With("Content-Type", "application/xml");

    private string ETagOf(string key) => ETags.TryGetValue(key, out string? etag) ? etag : Quoted(Objects[key]);

    private static string Quoted(byte[] bytes) => "\"" + Hex(bytes) + "\"";

    private static string Hex(byte[] bytes) => Convert.ToHexString(MD5.HashData(bytes)).ToLowerInvariant();

    public override string ToString() => string.Join(" ", Objects.Select(o => o.Key + "=" + Encoding.UTF8.GetString(o.Value)));
}
