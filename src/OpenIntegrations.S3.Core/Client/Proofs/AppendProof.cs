using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>Bytes that went behind those of an object: they are there once, at their place, and are the last.</summary>
internal static class AppendProof
{
    public static async Task<S3Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        RequestBody body = SameContent.Of(question.Request);
        if (body.Length is not { } length || !body.CanRepeat || !long.TryParse(question.Request.Headers["x-amz-write-offset-bytes"],
            NumberStyles.None, CultureInfo.InvariantCulture, out long offset)) return null;
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Error is not null || SameContent.LengthOf(head.Headers) != offset + length) return null;
        string? theirs = length == 0 ? "" : await DigestOfRangeAsync(question, offset, length, cancellationToken).ConfigureAwait(false);
        string sent = length == 0 ? "" : await body.DigestAsync(HashAlgorithmName.SHA256, cancellationToken).ConfigureAwait(false);
        return theirs == sent ? question.Proven(200, head.Headers) : null;
    }

    private static async Task<string?> DigestOfRangeAsync(Question question, long offset, long length, CancellationToken cancellationToken)
    {
        S3Request get = question.About("GET", question.Request.Bucket, question.Request.Key);
        string last = (offset + length - 1).ToString(CultureInfo.InvariantCulture);
        get.Headers["Range"] = $"bytes={offset.ToString(CultureInfo.InvariantCulture)}-{last}";
        Reply reply = await question.Stage.AskBrieflyAsync(get, leaveOpen: true, cancellationToken).ConfigureAwait(false);
        if (reply.Open is not { } open) return null;
        using (open)
        {
            if (open.Status != 206) return null;
            using Stream stream = await open.OpenAsync().ConfigureAwait(false);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[RequestBody.BufferSize];
            for (int read; (read = await stream.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0;)
                hash.AppendData(buffer, 0, read);
            return Hash.Hex(hash.GetHashAndReset());
        }
    }
}
