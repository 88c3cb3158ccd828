using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>A part as the completion of an upload names it.</summary>
internal sealed record NamedPart(int Number, string ETag, IReadOnlyDictionary<string, string> Checksums);

/// <summary>Reads which parts an object is to be made of, and finds them.</summary>
internal static class CompletionList
{
    private const long SmallestPart = 5 * 1024 * 1024;

    /// <exception cref="S3Error">There are none, or their numbers do not grow.</exception>
    public static NamedPart[] Read(byte[] document)
    {
        if (document.Length == 0) throw new S3Error(ErrorCode.MalformedXML);
        XElement root = Xml.Read(document, "CompleteMultipartUpload");
        NamedPart[] parts = [.. root.All("Part").Select(Part)];
        if (parts.Length is 0 or > ObjectPart.MaxNumber) throw new S3Error(ErrorCode.MalformedXML);
        for (int i = 1; i < parts.Length; i++)
        {
            if (parts[i].Number <= parts[i - 1].Number) throw new S3Error(ErrorCode.InvalidPartOrder);
        }
        return parts;
    }

    /// <exception cref="S3Error">A part is not there, is another one than named, or is too small to be followed by others.</exception>
    public static ObjectPart[] Find(NamedPart[] named, IReadOnlyDictionary<int, ObjectPart> uploaded, UploadSettings upload)
    {
        var parts = new ObjectPart[named.Length];
        for (int i = 0; i < named.Length; i++)
        {
            if (!uploaded.TryGetValue(named[i].Number, out ObjectPart? part) || part.ETag != named[i].ETag) throw Missing(named[i], upload);
            CheckChecksum(named[i], part, upload);
            parts[i] = part;
        }
        ObjectPart? small = parts.Take(parts.Length - 1).FirstOrDefault(p => p.Size < SmallestPart);
        if (small is not null)
            throw ErrorCode.EntityTooSmall.With("ProposedSize", Text(small.Size)).With("MinSizeAllowed", Text(SmallestPart))
                .With("PartNumber", Text(small.Number)).With("ETag", small.ETag);
        return parts;
    }

    private static void CheckChecksum(NamedPart named, ObjectPart part, UploadSettings upload)
    {
        if (upload.Algorithm is not { } algorithm) return;
        if (!named.Checksums.TryGetValue("Checksum" + algorithm, out string? value))
        {
            if (upload.ChecksumType == ObjectChecksum.Full) return;
            throw new S3Error(
                ErrorCode.InvalidRequest,
                $"The upload was created using a {algorithm.ToLowerInvariant()} checksum. The complete request must include the checksum "
                    + $"for each part. It was missing for part {Text(named.Number)} in the request.");
        }
        if (value != part.Checksum?.Value) throw Missing(named, upload);
    }

    private static NamedPart Part(XElement part) => new(
        int.TryParse(part.Text("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new S3Error(ErrorCode.MalformedXML),
        ETags.Plain(part.Needed("ETag")),
        part.Elements().Where(e => e.Name.LocalName.StartsWith("Checksum", StringComparison.Ordinal)).GroupBy(e => e.Name.LocalName)
            .ToDictionary(g => g.Key, g => g.First().Value));

    private static S3Error Missing(NamedPart part, UploadSettings upload) =>
        ErrorCode.InvalidPart.With("UploadId", upload.Id).With("PartNumber", Text(part.Number)).With("ETag", part.ETag);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
