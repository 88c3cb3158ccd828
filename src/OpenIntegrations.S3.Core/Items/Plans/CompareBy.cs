namespace OpenIntegrations.S3.Items.Plans;

/// <summary>By what two things of one path are the same.</summary>
public enum CompareBy
{
    /// <summary>
    /// By size and time. Into a store, what was written there since the source changed counts as the same; a file is the same when it has
    /// the object's time, or its content by an ETag that is an MD5.
    /// </summary>
    SizeAndTime,

    /// <summary>By size alone.</summary>
    Size,

    /// <summary>By the checksum or ETag that the store has; where neither tells anything, by size and time.</summary>
    Checksum,
}
