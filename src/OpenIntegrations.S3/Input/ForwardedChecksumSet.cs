using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Input;

/// <summary>Checksums of an object that an Object Lambda function gives on, by algorithm.</summary>
/// <param name="checksums">The algorithm as the name, the checksum in Base64 as the value.</param>
[HeaderNames(
    Prefix + "x-amz-checksum-crc32", Prefix + "x-amz-checksum-crc32c", Prefix + "x-amz-checksum-crc64nvme", Prefix + "x-amz-checksum-sha1",
    Prefix + "x-amz-checksum-sha256", Prefix + "x-amz-checksum-sha512", Prefix + "x-amz-checksum-md5", Prefix + "x-amz-checksum-xxhash64",
    Prefix + "x-amz-checksum-xxhash3", Prefix + "x-amz-checksum-xxhash128")]
public sealed class ForwardedChecksumSet(IDictionary checksums) : IHeaderSet
{
    private const string Prefix = "x-amz-fwd-header-";
    private readonly ChecksumSet _checksums = new(checksums);

    /// <summary>The headers that were set.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers =>
        _checksums.Headers.Select(c => new KeyValuePair<string, string>(Prefix + c.Key, c.Value));
}
