using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Rules;

/// <summary>The sets of rules that there are.</summary>
public static class RuleSets
{
    private static readonly string[] s_noTags = ["NoSuchTagSet", "NoSuchTagSetError"];

    public static RuleSet Lifecycle { get; } = new(Routes.GetBucketLifecycleConfiguration, Routes.PutBucketLifecycleConfiguration,
        Routes.DeleteBucketLifecycle, "ID", [["Rule"]])
    {
        Absent = ["NoSuchLifecycleConfiguration"],
        Headers = ["x-amz-transition-default-minimum-object-size"],
    };

    public static RuleSet Cors { get; } = new(Routes.GetBucketCors, Routes.PutBucketCors, Routes.DeleteBucketCors, "ID", [["CORSRule"]])
    {
        Absent = ["NoSuchCORSConfiguration"],
    };

    public static RuleSet Replication { get; } = new(Routes.GetBucketReplication, Routes.PutBucketReplication,
        Routes.DeleteBucketReplication, "ID", [["Rule"]])
    {
        Absent = ["ReplicationConfigurationNotFoundError"],
    };

    public static RuleSet Notification { get; } = new(Routes.GetBucketNotificationConfiguration,
        Routes.PutBucketNotificationConfiguration, null, "Id",
        [["QueueConfiguration"], ["TopicConfiguration"], ["CloudFunctionConfiguration"]])
    {
        Headers = ["x-amz-skip-destination-validation"],
    };

    public static RuleSet Policy { get; } = new(Routes.GetBucketPolicy, Routes.PutBucketPolicy, Routes.DeleteBucketPolicy, "Sid",
        [["Statement"]])
    {
        Absent = ["NoSuchBucketPolicy"],
        Headers = ["x-amz-confirm-remove-self-bucket-access"],
        Begin = static () => new TreeMap { { "Version", "2012-10-17" } },
    };

    public static RuleSet BucketTags { get; } = new(Routes.GetBucketTagging, Routes.PutBucketTagging, Routes.DeleteBucketTagging, "Key",
        [["TagSet", "Tag"]])
    {
        Absent = s_noTags,
    };

    public static RuleSet ObjectTags { get; } = new(Routes.GetObjectTagging, Routes.PutObjectTagging, Routes.DeleteObjectTagging, "Key",
        [["TagSet", "Tag"]])
    {
        Absent = s_noTags,
    };
}
