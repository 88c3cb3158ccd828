using System;

namespace OpenIntegrations.S3.Connections;

/// <summary>The name of a directory bucket, which ends in the zone it is in: <c>name--use1-az4--x-s3</c>.</summary>
public static class DirectoryBucketName
{
    private const string Mark = "--";
    private const string Ending = Mark + "x-s3";
    private const string EndingOfAccessPoint = Mark + "xa-s3";

    /// <summary>What a list of a bucket can be asked for by its beginning: of a directory bucket that is whole folders.</summary>
    /// <returns>The beginning, or what of it names folders; what is asked for has to be chosen from that.</returns>
    public static string Asked(string bucket, string beginning) =>
        ZoneOf(bucket) is null ? beginning : beginning.Substring(0, beginning.LastIndexOf('/') + 1);

    /// <summary>The zone in a bucket's name; null where it is no directory bucket.</summary>
    public static string? ZoneOf(string? bucket)
    {
        string? ending = bucket is null ? null : bucket.EndsWith(Ending, StringComparison.Ordinal) ? Ending
            : bucket.EndsWith(EndingOfAccessPoint, StringComparison.Ordinal) ? EndingOfAccessPoint : null;
        if (ending is null) return null;
        string front = bucket!.Substring(0, bucket.Length - ending.Length);
        int dashes = front.LastIndexOf(Mark, StringComparison.Ordinal);
        return dashes > 0 && dashes + Mark.Length < front.Length ? front.Substring(dashes + Mark.Length) : null;
    }
}
