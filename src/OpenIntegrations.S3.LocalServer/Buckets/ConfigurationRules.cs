using System;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>
/// Holds configurations that are kept and not acted on to S3's rules for them: what S3 refuses would otherwise be found out there.
/// </summary>
internal static class ConfigurationRules
{
    private static readonly string[] s_encryptions = ["AES256", "aws:kms", "aws:kms:dsse"];

    // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
    private static readonly string[] s_events =
    [
        "ObjectCreated", "ObjectRemoved", "ObjectRestore", "ReducedRedundancyLostObject", "Replication", "LifecycleExpiration",
        "LifecycleTransition", "IntelligentTiering", "ObjectTagging", "ObjectAcl", "ObjectAnnotation",
    ];

    public static void CheckAcceleration(S3Request request, XElement document) => Demand(document, "Status", "Enabled", "Suspended");

    public static void CheckPayment(S3Request request, XElement document) => Demand(document, "Payer", "Requester", "BucketOwner");

    public static void CheckPublicAccess(S3Request request, XElement document)
    {
        foreach (XElement element in document.Elements())
        {
            if (!bool.TryParse(element.Value, out _)) throw new S3Error(ErrorCode.MalformedXML);
        }
    }

    public static void CheckEncryption(S3Request request, XElement document)
    {
        if (!document.All("Rule").Any()) throw new S3Error(ErrorCode.MalformedXML);
        foreach (XElement use in document.All("Rule").SelectMany(r => r.All("ApplyServerSideEncryptionByDefault")))
        {
            string algorithm = use.Text("SSEAlgorithm") ?? "";
            if (!s_encryptions.Contains(algorithm)) throw new S3Error(ErrorCode.MalformedXML);
            if (algorithm == "AES256" && use.Text("KMSMasterKeyID") is { Length: > 0 } key)
                throw ErrorCode.Argument("KMSMasterKeyID", key,
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse");
        }
    }

    public static void CheckNotification(S3Request request, XElement document)
    {
        foreach (string text in document.Elements().SelectMany(e => e.All("Event")).Select(e => e.Value))
        {
            string[] parts = text.Split(':');
            if (parts.Length is not (2 or 3) || parts[0] != "s3" || !s_events.Contains(parts[1]))
                throw ErrorCode.Argument("Event", text, $"The event '{text}' is not supported for notifications");
        }
    }

    public static void CheckReplication(S3Request request, XElement document)
    {
        if (request.Bucket.Settings.Versioning != Versioning.Enabled)
            throw new S3Error(ErrorCode.InvalidRequest, "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
    }

    public static void CheckWebsite(S3Request request, XElement document)
    {
        if (document.One("RedirectAllRequestsTo") is not null) return;
        string suffix = document.One("IndexDocument")?.Text("Suffix") ?? "";
        if (suffix.Length == 0)
            throw ErrorCode.Argument("IndexDocument", "",
                "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty");
        if (suffix.Contains('/')) throw ErrorCode.Argument("IndexDocument", suffix, "The IndexDocument Suffix is not well formed");
    }

    private static void Demand(XElement document, string name, params string[] words)
    {
        if (!words.Contains(document.Text(name))) throw new S3Error(ErrorCode.MalformedXML);
    }
}
