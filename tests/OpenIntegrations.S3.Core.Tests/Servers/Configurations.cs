using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>A configuration that servers take: the operation that puts it, its document, and a value in it that can be another.</summary>
/// <param name="Put">The operation.</param>
/// <param name="Json">The inside of the document, as JSON; a policy is all of it.</param>
/// <param name="From">A value in it.</param>
/// <param name="To">What it can be instead.</param>
/// <param name="Needs">What it takes besides a bucket.</param>
internal sealed record Configuration(string Put, string Json, object From, object To, Need Needs = Need.Nothing)
{
    /// <summary>The bucket's name stands where this does.</summary>
    public const string Bucket = "BUCKET";

    /// <summary>The name of another bucket of the same owner, which may take logs and replicas.</summary>
    public const string Other = "OTHER";

    /// <summary>The id of the bucket's owner.</summary>
    public const string Owner = "OWNER";

    /// <summary>The ARN of a topic that takes notifications.</summary>
    public const string Topic = "TOPIC";

    public static IReadOnlyList<Configuration> All { get; } =
    [
        new("PutBucketTagging", """{"TagSet":{"Tag":[{"Key":"a","Value":"b c"},{"Key":"ü","Value":"2"}]}}""", "b c", "d"),
        new("PutBucketVersioning", """{"Status":"Enabled"}""", "Enabled", "Suspended"),
        new("PutBucketLifecycleConfiguration", """
            {"Rule":[{"ID":"r1","Filter":{"Prefix":"logs/"},"Status":"Enabled","Expiration":{"Days":30}}]}
            """, 30, 40),
        new("PutBucketCors", """
            {"CORSRule":[{"AllowedOrigin":["https://a.example"],"AllowedMethod":["GET","PUT"],"AllowedHeader":["*"],"MaxAgeSeconds":10}]}
            """, 10, 20),
        new("PutBucketPolicy", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],
            "Resource":["arn:aws:s3:::BUCKET/*"]}]}
            """, "s3:GetObject", "s3:PutObject"),
        new("PutBucketEncryption", """
            {"Rule":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}
            """, "AES256", "aws:kms"),
        new("PutBucketWebsite", """
            {"IndexDocument":{"Suffix":"index.html"},"ErrorDocument":{"Key":"error.html"}}
            """, "error.html", "other.html"),
        new("PutPublicAccessBlock", """
            {"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true}
            """, true, false),
        new("PutBucketOwnershipControls", """{"Rule":[{"ObjectOwnership":"ObjectWriter"}]}""", "ObjectWriter", "BucketOwnerPreferred"),
        new("PutBucketRequestPayment", """{"Payer":"Requester"}""", "Requester", "BucketOwner"),
        new("PutBucketAccelerateConfiguration", """{"Status":"Enabled"}""", "Enabled", "Suspended"),
        new("PutBucketAbac", """{"Status":"Enabled"}""", "Enabled", "Disabled"),
        new("PutBucketAcl", """
            {"Owner":{"ID":"OWNER"},"AccessControlList":{"Grant":[
            {"Grantee":{"xsi:type":"CanonicalUser","ID":"OWNER"},"Permission":"FULL_CONTROL"},
            {"Grantee":{"xsi:type":"Group","URI":"http://acs.amazonaws.com/groups/global/AuthenticatedUsers"},"Permission":"READ"}]}}
            """, "READ", "READ_ACP", Need.Owner),
        new("PutBucketLogging", """
            {"LoggingEnabled":{"TargetBucket":"OTHER","TargetPrefix":"logs/"}}
            """, "logs/", "access/", Need.OtherBucket),
        new("PutBucketNotificationConfiguration", """
            {"TopicConfiguration":[{"Id":"t1","Topic":"TOPIC","Event":["s3:ObjectCreated:*"]}]}
            """, "s3:ObjectCreated:*", "s3:ObjectRemoved:*", Need.Topic),
        new("PutObjectLockConfiguration", """
            {"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"GOVERNANCE","Days":3}}}
            """, 3, 5, Need.Lock),
    ];

    /// <summary>The document for a bucket.</summary>
    /// <param name="names">What stands in it for <see cref="Bucket"/> and the other names.</param>
    public TreeMap Tree(IReadOnlyDictionary<string, string> names) => (TreeMap)JsonTree.Read(
        names.Aggregate(Json, (text, name) => text.Replace(name.Key, name.Value, System.StringComparison.Ordinal)))!;

    /// <summary>The document for a bucket, where that is all that it names.</summary>
    public TreeMap Tree(string bucket) => Tree(new Dictionary<string, string> { [Bucket] = bucket });
}

/// <summary>What a configuration takes besides a bucket.</summary>
internal enum Need
{
    Nothing,

    /// <summary>The owner's id.</summary>
    Owner,

    /// <summary>Another bucket, which the service that delivers logs may write to.</summary>
    OtherBucket,

    /// <summary>Another bucket; both keep versions.</summary>
    Versions,

    /// <summary>A bucket that was made with a lock.</summary>
    Lock,

    /// <summary>A topic.</summary>
    Topic,
}
