using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Lifecycle;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>What an answer to a write says about what was written.</summary>
internal static class WrittenAnswer
{
    public static Answer Show(this Answer answer, ObjectVersion version, Bucket bucket)
    {
        Encryption.Show(answer, version);
        return answer.With("x-amz-version-id", bucket.ShownId(version)).With("x-amz-expiration", ExpirationHeader.Of(bucket, version));
    }

    public static Answer Show(this Answer answer, ObjectChecksum? checksum)
    {
        if (checksum is null) return answer;
        return answer.With(Checksum.HeaderOf(checksum.Algorithm), checksum.Value).With("x-amz-checksum-type", checksum.Type);
    }
}
