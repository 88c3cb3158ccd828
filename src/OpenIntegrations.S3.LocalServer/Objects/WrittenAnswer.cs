using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Local;

/// <summary>What an answer to a write says about what was written.</summary>
internal static class WrittenAnswer
{
    public static Answer Show(this Answer answer, ObjectVersion version, Bucket bucket)
    {
        Encryption.Show(answer, version);
        return answer.With("x-amz-version-id", bucket.ShownId(version));
    }

    public static Answer Show(this Answer answer, ObjectChecksum? checksum)
    {
        if (checksum is null) return answer;
        return answer.With(Checksum.HeaderOf(checksum.Algorithm), checksum.Value).With("x-amz-checksum-type", checksum.Type);
    }
}
