using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Checksums that the caller knows, by algorithm.</summary>
[HeaderNames(
    "x-amz-checksum-crc32", "x-amz-checksum-crc32c", "x-amz-checksum-crc64nvme", "x-amz-checksum-sha1", "x-amz-checksum-sha256",
    "x-amz-checksum-sha512",
    "x-amz-checksum-md5", "x-amz-checksum-xxhash64", "x-amz-checksum-xxhash3", "x-amz-checksum-xxhash128")]
public sealed class ChecksumSet : IHeaderSet
{
    private readonly Dictionary<string, string> _checksums = new();

    /// <param name="checksums">The algorithm as the name, the checksum in Base64 as the value.</param>
    public ChecksumSet(IDictionary checksums)
    {
        foreach (DictionaryEntry checksum in checksums)
            _checksums[Checksum.HeaderOf((string)checksum.Key)] = Scalars.Format(checksum.Value ?? "");
    }

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _checksums.Select(c => c);
}
