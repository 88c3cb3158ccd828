using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>An upload that was completed: the object is made of its parts.</summary>
internal static class CompleteProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        S3Request request = question.Request;
        string[] parts = PartsOf(request);
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Error is not null || parts.Length == 0) return null;
        string etag = SameContent.ETagOf(head.Headers);
        if (etag != ETagOf(parts) && !(HasLength(request, head.Headers) && etag.EndsWith(Count(parts), StringComparison.Ordinal)))
            return null;
        var result = new TreeMap { { "Bucket", request.Bucket }, { "Key", request.Key }, { "ETag", head.Headers["ETag"] } };
        return question.Proven(200, head.Headers, new TreeMap { { "CompleteMultipartUploadResult", result } });
    }

    /// <summary>What S3 makes of the ETags of an upload's parts: the MD5 of their MD5s, and how many there are.</summary>
    internal static string? ETagOf(IReadOnlyList<string> parts)
    {
        if (!parts.All(SameContent.IsMD5)) return null;
        byte[] digests = parts.SelectMany(Bytes).ToArray();
        return Hash.Hex(Convert.FromBase64String(Hash.Md5Base64(digests))) + Count(parts);
    }

    private static string Count(IReadOnlyCollection<string> parts) => "-" + parts.Count.ToString(CultureInfo.InvariantCulture);

    private static bool HasLength(S3Request request, HeaderList head)
    {
        long? length = request.ObjectLength
            ?? (long.TryParse(request.Headers["x-amz-mp-object-size"], NumberStyles.None, CultureInfo.InvariantCulture, out long said)
                ? said
                : null);
        return length is not null && SameContent.LengthOf(head) == length;
    }

    private static string[] PartsOf(S3Request request) => request.Body is BytesBody { Bytes: var bytes }
        ? AnswerReader.Convert(new(bytes.ToArray()), null).GetMaps("CompleteMultipartUpload", "Part")
            .Select(p => (p.GetText("ETag") ?? "").Trim('"')).ToArray()
        : [];

    private static IEnumerable<byte> Bytes(string hex)
    {
        for (int i = 0; i < hex.Length; i += 2) yield return Convert.ToByte(hex.Substring(i, 2), 16);
    }
}
