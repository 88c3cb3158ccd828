using System;

namespace OpenIntegrations.S3.Connections;

/// <summary>The name of a directory bucket, which ends in the zone it is in: <c>name--use1-az4--x-s3</c>.</summary>
public static class DirectoryBucketName
{
    private const string Mark = "--";
    private const string Ending = Mark + "x-s3";
    private const string EndingOfAccessPoint = Mark + "xa-s3";

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
