using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Payloads;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// What is known of an object from what is known of its parts.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
/// </summary>
internal static class WholeChecksum
{
    /// <summary>The MD5 of the parts' MD5s, with their number.</summary>
    public static string ETag(IReadOnlyList<ObjectPart> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (ObjectPart part in parts) md5.AppendData(Unhex(part.ETag));
        return Hash.Hex(md5.GetHashAndReset()) + Suffix(parts);
    }

    /// <summary>Null when the upload has no checksums.</summary>
    public static ObjectChecksum? Of(UploadSettings upload, IReadOnlyList<ObjectPart> parts)
    {
        if (upload.Algorithm is not { } algorithm) return null;
        string value = upload.ChecksumType == ObjectChecksum.Full
            ? CrcCombination.Of(algorithm, parts.Select(p => (p.Checksum!.Value, p.Size)))
            : Composite(algorithm, parts);
        return new(algorithm, value, upload.ChecksumType!);
    }

    private static string Composite(string algorithm, IReadOnlyList<ObjectPart> parts)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        foreach (ObjectPart part in parts)
        {
            byte[] value = Convert.FromBase64String(part.Checksum!.Value);
            checksum.Append(value, 0, value.Length);
        }
        return checksum.FinishBase64() + Suffix(parts);
    }

    private static string Suffix(IReadOnlyList<ObjectPart> parts) => "-" + parts.Count.ToString(CultureInfo.InvariantCulture);

    private static byte[] Unhex(string hex) =>
        [.. Enumerable.Range(0, hex.Length / 2).Select(i => Convert.ToByte(hex.Substring(2 * i, 2), 16))];
}
