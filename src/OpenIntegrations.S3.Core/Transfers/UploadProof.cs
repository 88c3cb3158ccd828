using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Holds what a store says it has stored against what was sent, wherever a digest went along.</summary>
internal static class UploadProof
{
    private const string Result = "CompleteMultipartUploadResult";

    /// <exception cref="IntegrityException">The store has something else.</exception>
    public static void Check(S3Request sent, S3Answer answer, Provider provider)
    {
        // What the store says of an append is of all that the object has now.
        if (sent.Headers.Contains(Upload.AppendHeader)) return;
        foreach (StoredDigest stored in StoredDigest.Checksums(answer.Headers).Where(s => s.Parts == 0))
            Compare(sent, stored, UploadBody.Sent(sent, stored.Algorithm));
        if (!provider.ETagIsMD5 || sent.Headers["Content-MD5"] is not { } md5) return;
        foreach (StoredDigest stored in StoredDigest.ETag(answer.Headers).Where(s => s.Parts == 0)) Compare(sent, stored, md5);
    }

    /// <summary>Compares what the completion of an upload by parts says with the checksums of the parts.</summary>
    /// <exception cref="IntegrityException">The store has something else.</exception>
    public static void Check(S3Request complete, S3Answer answer, string algorithm, IReadOnlyList<UploadedPart> parts)
    {
        string? text = answer.Response.GetText(Result, ObjectChecksum.MemberOf(algorithm));
        if (text is null || StoredDigest.Parse(algorithm, text) is not { } stored) return;
        byte[][] digests = parts.Select(p => Convert.FromBase64String(p.Checksum!)).ToArray();
        if (stored.Parts > 0) Compare(complete, stored, Convert.ToBase64String(ContentProof.OfParts(algorithm, digests)));
        else if (Checksum.CanCombine(algorithm) && answer.Response.GetText(Result, "ChecksumType") == "FULL_OBJECT")
        {
            byte[] whole = digests[0];
            for (int i = 1; i < digests.Length; i++) whole = Checksum.Combine(algorithm, whole, digests[i], parts[i].Length);
            Compare(complete, stored, Convert.ToBase64String(whole));
        }
    }

    private static void Compare(S3Request sent, StoredDigest stored, string? value)
    {
        if (value is not null && value != Convert.ToBase64String(stored.Value))
            throw new IntegrityException(
                $"The store has not stored what was sent of '{sent.Bucket}/{sent.Key}': the {stored.Algorithm} of that is {value}, and it "
                    + $"says {Convert.ToBase64String(stored.Value)} ({stored.Source}).");
    }
}
