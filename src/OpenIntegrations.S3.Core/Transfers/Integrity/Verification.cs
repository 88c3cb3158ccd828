namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>How much of what comes is held against the checksums that the store has of it.</summary>
public enum Verification
{
    /// <summary>What costs little: stored checksums always, the MD5 in an ETag where the bytes come in one request.</summary>
    Cheap,

    /// <summary>The MD5s in an ETag too, whatever the object's size and number of parts.</summary>
    Full,

    /// <summary>Length and place only.</summary>
    None,
}
