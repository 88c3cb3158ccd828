using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Input.Transformation;

/// <summary>
/// Takes the parts of an upload as ETags, as envelopes of Write- and Copy-S3ObjectPart, or as objects with PartNumber and ETag; sorts them
/// by number.
/// </summary>
public sealed class PartsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : inputData;
        IEnumerable<object?> parts = plain is IEnumerable several and not (string or IDictionary) ? several.Cast<object?>() : [inputData];
        return parts.Select(Part).OrderBy(p => (int)p["PartNumber"]!).Cast<object?>().ToList();
    }

    private static TreeMap Part(object? part, int index)
    {
        object? plain = part is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : part;
        TreeMap map = plain switch
        {
            string etag => new TreeMap { { "ETag", etag } },
            Envelope envelope => OfEnvelope(envelope),
            _ => PsTree.FromPowerShell(part) as TreeMap
                ?? throw new ArgumentTransformationMetadataException(
                    $"Part {index + 1} is neither an ETag, nor an envelope of a part, nor an object with PartNumber and ETag."),
        };
        // Some stores give parts no ETag, and want none.
        if (map["ETag"] is null && map["PartNumber"] is not null) map["ETag"] = "";
        if (map["ETag"] is not string) throw new ArgumentTransformationMetadataException($"Part {index + 1} has no ETag.");
        return Chosen(map, index + 1);
    }

    private static TreeMap OfEnvelope(Envelope envelope)
    {
        // A part that was copied is described by a document, one that was sent by headers.
        TreeMap copied = envelope.Answer.Response.GetMap("CopyPartResult") ?? new TreeMap();
        var map = new TreeMap();
        foreach (var (name, value) in copied) map.Add(name, value);
        map["ETag"] ??= envelope.Answer.Headers["ETag"];
        map["PartNumber"] = envelope.Answer.Request.Query["partNumber"];
        foreach (var (name, value) in envelope.Answer.Headers)
        {
            if (name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase) && name.Length > "x-amz-checksum-".Length
                && !name.EndsWith("-type", StringComparison.OrdinalIgnoreCase))
                map["Checksum" + name.Substring("x-amz-checksum-".Length).ToUpperInvariant()] = value;
        }
        return map;
    }

    /// <summary>What a completion says of a part; the rest of an object is of no interest to it.</summary>
    private static TreeMap Chosen(TreeMap map, int position)
    {
        object number = map["PartNumber"] ?? position;
        var part = new TreeMap { { "ETag", map["ETag"] }, { "PartNumber", Convert.ToInt32(number, CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in map)
        {
            if (name.StartsWith("Checksum", StringComparison.Ordinal) && name is not ("ChecksumAlgorithm" or "ChecksumType"))
                part[name] = value;
        }
        return part;
    }
}
