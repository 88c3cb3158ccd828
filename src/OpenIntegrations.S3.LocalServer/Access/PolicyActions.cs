using System;
using System.Linq;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>
/// The actions that a bucket's policy can name. Several operations have no action of their own name: HeadObject is GetObject, ListObjectsV2
/// is ListBucket, CopyObject is GetObject and PutObject.
/// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
/// </summary>
internal static class PolicyActions
{
    private const string Service = "s3:";

    private static readonly string[] s_ofBuckets = Words(
        """
        AllowVendedLogDeliveryForResource CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket
        DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite GetAccelerateConfiguration GetAnalyticsConfiguration
        GetBucketAbac GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketMetadataTableConfiguration
        GetBucketNotification
        GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock
        GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration
        GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration
        GetReplicationConfiguration ListBucket ListBucketMultipartUploads ListBucketVersions ListTagsForResource PauseReplication
        PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS PutBucketLogging PutBucketNotification
        PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment
        PutBucketTagging PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration
        PutInventoryConfiguration PutLifecycleConfiguration PutMetricsConfiguration PutReplicationConfiguration TagResource UntagResource
        UpdateBucketMetadataAnnotationTableConfiguration UpdateBucketMetadataInventoryTableConfiguration
        UpdateBucketMetadataJournalTableConfiguration
        """);

    private static readonly string[] s_ofObjects = Words(
        """
        AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectAnnotation DeleteObjectTagging DeleteObjectVersion
        DeleteObjectVersionAnnotation DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectAnnotation GetObjectAttributes
        GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent GetObjectVersion GetObjectVersionAcl
        GetObjectVersionAnnotation GetObjectVersionAnnotationForReplication GetObjectVersionAttributes GetObjectVersionForReplication
        GetObjectVersionTagging GetObjectVersionTorrent InitiateReplication ListMultipartUploadParts ListObjectAnnotations
        ListObjectVersionAnnotations ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl PutObjectAnnotation PutObjectLegalHold
        PutObjectRetention PutObjectTagging PutObjectVersionAcl PutObjectVersionAnnotation PutObjectVersionTagging ReplicateDelete
        ReplicateObject ReplicateObjectAnnotation ReplicateTags RestoreObject UpdateObjectEncryption
        """);

    private static readonly string[] s_ofAccounts = Words(
        """
        CreateAccessPoint CreateJob DeleteAccessPoint DeleteAccessPointPolicy GetAccessPoint GetAccessPointPolicy GetAccessPointPolicyStatus
        GetAccountPublicAccessBlock GetDataAccess ListAccessPoints ListAllMyBuckets ListJobs PutAccessPointPolicy
        PutAccountPublicAccessBlock
        """);

    /// <summary>Whether there is such an action. A pattern must mean one at least.</summary>
    public static bool IsKnown(string action) => Targets(action) != PolicyTargets.None;

    /// <summary>What an action, or one of those that a pattern means, can be done with; nothing for an action that there is not.</summary>
    public static PolicyTargets Targets(string action)
    {
        if (action == "*") return PolicyTargets.All;
        if (!action.StartsWith(Service, StringComparison.OrdinalIgnoreCase)) return PolicyTargets.None;
        string name = action.Substring(Service.Length);
        return In(s_ofBuckets, PolicyTargets.Buckets) | In(s_ofObjects, PolicyTargets.Objects) | In(s_ofAccounts, PolicyTargets.Accounts);

        PolicyTargets In(string[] names, PolicyTargets targets) =>
            Array.Exists(names, known => PolicyPattern.Fits(name, known, StringComparison.OrdinalIgnoreCase)) ? targets
                : PolicyTargets.None;
    }

    private static string[] Words(string text) => [.. text.Split(' ', '\n', '\r').Where(static w => w.Length > 0)];
}
