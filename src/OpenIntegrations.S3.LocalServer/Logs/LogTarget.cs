using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Logs;

/// <summary>Where the logs of a bucket go.</summary>
/// <param name="Bucket">The bucket that takes them.</param>
/// <param name="Prefix">What their keys begin with.</param>
/// <param name="DateSource">What the days in their keys are those of; null when the keys have no such levels.</param>
internal sealed record LogTarget(string Bucket, string Prefix, string? DateSource)
{
    private const string Name = "logging";
    private static readonly string[] s_sources = ["EventTime", "DeliveryTime"];

    /// <summary>Null when the bucket has no logs.</summary>
    public static LogTarget? Of(BucketSettings bucket) =>
        bucket.Configurations.TryGetValue(Name, out string? document) && Xml.ReadStored(document).One("LoggingEnabled") is { } enabled
            ? Of(enabled) : null;

    /// <summary>Holds a new configuration to what can be.</summary>
    /// <exception cref="S3Error">The target is not there or somebody else's, or a piece is missing.</exception>
    public static void Check(S3Request request, XElement document)
    {
        if (document.One("LoggingEnabled") is not { } enabled) return;
        string target = enabled.Needed("TargetBucket");
        enabled.Needed("TargetPrefix");
        if (request.Store.Find(target) is not { } bucket) throw ErrorCode.InvalidTargetBucketForLogging.With("TargetBucket", target);
        if (bucket.Settings.OwnerOrLocal.Id != request.Bucket.Settings.OwnerOrLocal.Id)
            throw new S3Error(ErrorCode.InvalidTargetBucketForLogging,
                "The owner for the bucket to be logged and the target bucket must be the same").With("TargetBucket", target);
        if (Of(enabled).DateSource is { } source && !s_sources.Contains(source)) throw new S3Error(ErrorCode.MalformedXML);
    }

    /// <summary>The key of a log.</summary>
    /// <param name="source">The bucket that it is of.</param>
    /// <param name="account">Whose that is.</param>
    /// <param name="region">Where that is.</param>
    /// <param name="time">When it is delivered.</param>
    /// <param name="unique">What no other log has.</param>
    public string KeyOf(Bucket source, string account, string region, DateTimeOffset time, string unique)
    {
        if (DateSource == s_sources[0]) time = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        string levels = DateSource is null ? ""
            : account + "/" + region + "/" + source.Name + "/" + Text(time, "yyyy/MM/dd") + "/";
        return Prefix + levels + Text(time, "yyyy-MM-dd-HH-mm-ss") + "-" + unique;
    }

    private static LogTarget Of(XElement enabled) => new(enabled.Text("TargetBucket") ?? "", enabled.Text("TargetPrefix") ?? "",
        enabled.One("TargetObjectKeyFormat")?.One("PartitionedPrefix") is { } partitioned
            ? partitioned.Text("PartitionDateSource") ?? s_sources[1] : null);

    private static string Text(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format.Replace("/", "'/'"), CultureInfo.InvariantCulture);
}
