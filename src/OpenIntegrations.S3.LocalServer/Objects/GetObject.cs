using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>GET and HEAD on an object.</summary>
internal static class GetObject
{
    /// <summary>Parameters of a signed request that set headers of the answer.</summary>
    private static readonly (string Parameter, string Header)[] s_overrides =
    [
        ("response-cache-control", "cache-control"), ("response-content-disposition", "content-disposition"),
        ("response-content-encoding", "content-encoding"),
        ("response-content-language", "content-language"), ("response-content-type", "content-type"), ("response-expires", "expires"),
    ];

    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        Encryption.CheckRead(request.Headers);
        if (request.Requester is null && s_overrides.Any(o => request.Query[o.Parameter] is not null))
            throw new S3Error(ErrorCode.InvalidRequest, "Request specific response headers cannot be used for anonymous GET requests.");
        var (version, lease) = VersionLookup.Open(bucket, request.Key, VersionLookup.IdOf(request));
        try
        {
            Encryption.CheckCustomerKey(version.CustomerKeyMd5, Encryption.CustomerKeyMd5(request.Headers));
            ReadConditions.Check(request.Headers, version);
            if (request.Method == "GET") StorageClass.CheckReadable(version, request.Now);
            return Describe(AnswerWith(request, version, lease), request, version, bucket);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static Answer AnswerWith(S3Request request, ObjectVersion version, IDisposable lease)
    {
        string? range = request.Headers["Range"];
        ByteRange? piece;
        ObjectChecksum? checksum = version.Checksum;
        if (request.Query["partNumber"] is { } number)
        {
            if (range is not null)
                throw new S3Error(ErrorCode.InvalidRequest, "Cannot specify both Range header and partNumber query parameter");
            (piece, checksum) = PartOf(version, number);
        }
        else piece = ByteRange.Parse(range, version.Size);

        var answer = new Answer(piece is null ? 200 : 206, new FileContent(version.Data, lease, piece ?? new(0, version.Size)));
        answer.With("Content-Range", piece is { Length: > 0 } some ? some.ContentRange(version.Size) : null);
        bool wholeOrPart = piece is null || range is null;
        return wholeOrPart && request.Headers["x-amz-checksum-mode"] == "ENABLED" ? answer.Show(checksum) : answer;
    }

    /// <summary>An object that came in one piece is its own first part.</summary>
    private static (ByteRange?, ObjectChecksum?) PartOf(ObjectVersion version, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > ObjectPart.MaxNumber)
            throw ErrorCode.Argument("partNumber", text, "Part number must be an integer between 1 and 10000, inclusive");
        int count = version.Parts?.Count ?? 1;
        if (number > count)
            throw ErrorCode.InvalidPartNumber.With("PartNumberRequested", text)
                .With("ActualPartCount", count.ToString(CultureInfo.InvariantCulture));
        if (version.Size == 0) return (null, version.Checksum);
        if (version.Parts is null) return (new(0, version.Size), version.Checksum);
        ObjectPart part = version.Parts[number - 1];
        return (new(version.Parts.Take(number - 1).Sum(p => p.Size), part.Size), part.Checksum);
    }

    private static Answer Describe(Answer answer, S3Request request, ObjectVersion version, Bucket bucket)
    {
        answer.With("Last-Modified", HttpDate.Format(version.Modified)).With("ETag", version.QuotedETag).With("Accept-Ranges", "bytes");
        foreach (var (name, value) in version.Headers) answer.Headers[name] = value;
        foreach (var (parameter, header) in s_overrides) answer.With(header, request.Query[parameter]);
        answer.Show(version, bucket)
            .With("x-amz-storage-class", version.StorageClass)
            .With("x-amz-tagging-count", version.Tags is { Count: > 0 } tags ? tags.Count.ToString(CultureInfo.InvariantCulture) : null)
            .With("x-amz-mp-parts-count",
                request.Query["partNumber"] is null ? null : version.Parts?.Count.ToString(CultureInfo.InvariantCulture))
            .With("x-amz-restore", RestoreObject.HeaderOf(version));
        return ObjectRetention.Show(answer, version);
    }
}
