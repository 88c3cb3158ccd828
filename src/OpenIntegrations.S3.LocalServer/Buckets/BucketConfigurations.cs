using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Browsers;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Logs;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>
/// The configurations that a bucket keeps and gives back as they came. Those that say who may do what, and how objects are kept, are acted
/// on; those that would do something later, or elsewhere, are not.
/// </summary>
internal static class BucketConfigurations
{
    public static readonly string VersioningEnabled =
        $"<VersioningConfiguration xmlns=\"{Xml.Namespace}\"><Status>Enabled</Status></VersioningConfiguration>";

    private static readonly ConfigurationKind[] s_kinds =
    [
        new("abac", "AbacStatus", "BucketAbac") { Default = "<Status>Disabled</Status>", CanDelete = false },
        new("accelerate", "AccelerateConfiguration", "AccelerateConfiguration")
        {
            Default = "", CanDelete = false, Check = ConfigurationRules.CheckAcceleration,
        },
        new("analytics", "AnalyticsConfiguration", "AnalyticsConfiguration") { Missing = ErrorCode.NoSuchConfiguration,
            ListRoot = "ListBucketAnalyticsConfigurationResult" },
        new("cors", "CORSConfiguration", "BucketCORS") { Missing = ErrorCode.NoSuchCORSConfiguration, Check = CorsRules.Check },
        new("encryption", "ServerSideEncryptionConfiguration", "EncryptionConfiguration")
        {
            Missing = ErrorCode.ServerSideEncryptionConfigurationNotFoundError, Check = ConfigurationRules.CheckEncryption,
        },
        new("intelligent-tiering", "IntelligentTieringConfiguration", "IntelligentTieringConfiguration")
        {
            Missing = ErrorCode.NoSuchConfiguration,
            ListRoot = "ListBucketIntelligentTieringConfigurationsOutput",
        },
        new("inventory", "InventoryConfiguration", "InventoryConfiguration") { Missing = ErrorCode.NoSuchConfiguration,
            ListRoot = "ListInventoryConfigurationsResult" },
        new("lifecycle", "LifecycleConfiguration", "LifecycleConfiguration") { Missing = ErrorCode.NoSuchLifecycleConfiguration,
            Check = LifecycleRules.Check, Complete = LifecycleRules.WithIds },
        new("logging", "BucketLoggingStatus", "BucketLogging") { Default = "", CanDelete = false, Check = LogTarget.Check },
        new("metrics", "MetricsConfiguration", "MetricsConfiguration")
        {
            Missing = ErrorCode.NoSuchConfiguration, ListRoot = "ListMetricsConfigurationsResult",
        },
        new("notification", "NotificationConfiguration", "BucketNotification")
        {
            Default = "", CanDelete = false, Check = ConfigurationRules.CheckNotification,
        },
        new("object-lock", "ObjectLockConfiguration", "BucketObjectLockConfiguration")
        {
            Missing = ErrorCode.ObjectLockConfigurationNotFoundError, CanDelete = false,
            Accept = AcceptObjectLock, DefaultOf = DefaultObjectLock,
        },
        new("ownershipControls", "OwnershipControls", "BucketOwnershipControls") { Missing = ErrorCode.OwnershipControlsNotFoundError,
            Accept = AcceptOwnership },
        new("publicAccessBlock", "PublicAccessBlockConfiguration", "BucketPublicAccessBlock")
        {
            Missing = ErrorCode.NoSuchPublicAccessBlockConfiguration, Check = ConfigurationRules.CheckPublicAccess,
        },
        new("replication", "ReplicationConfiguration", "ReplicationConfiguration")
        {
            Missing = ErrorCode.ReplicationConfigurationNotFoundError, Check = ConfigurationRules.CheckReplication,
        },
        new("requestPayment", "RequestPaymentConfiguration", "BucketRequestPayment")
        {
            Default = "<Payer>BucketOwner</Payer>", CanDelete = false, Check = ConfigurationRules.CheckPayment,
        },
        new("tagging", "Tagging", "BucketTagging") { Missing = ErrorCode.NoSuchTagSet, PutStatus = 204, Accept = AcceptTags },
        new("versioning", "VersioningConfiguration", "BucketVersioning") { Default = "", CanDelete = false, Accept = AcceptVersioning },
        new("website", "WebsiteConfiguration", "BucketWebsite") { Missing = ErrorCode.NoSuchWebsiteConfiguration,
            DeleteAction = "DeleteBucketWebsite", Check = ConfigurationRules.CheckWebsite },
    ];

    /// <summary>The operations of all of them.</summary>
    public static IEnumerable<Route> Routes => s_kinds.SelectMany(RoutesOf).Concat(BucketPolicy.Routes);

    public static BucketSettings WithOwnership(BucketSettings bucket, string ownership) => Ownership.IsKnown(ownership)
        ? bucket.With(Ownership.Name, $"<OwnershipControls xmlns=\"{Xml.Namespace}\"><Rule>"
            + $"<ObjectOwnership>{ownership}</ObjectOwnership></Rule></OwnershipControls>")
        : throw ErrorCode.Argument("x-amz-object-ownership", ownership, "Invalid x-amz-object-ownership header");

    private static IEnumerable<Route> RoutesOf(ConfigurationKind kind)
    {
        yield return new("GET", Level.Bucket, kind.Name, request => Get(kind, request), "Get" + kind.Action);
        yield return new("PUT", Level.Bucket, kind.Name, request => Put(kind, request), "Put" + kind.Action);
        if (kind.CanDelete)
            yield return new("DELETE", Level.Bucket, kind.Name, request => Delete(kind, request), kind.DeleteAction ?? "Put" + kind.Action);
    }

    private static Answer Get(ConfigurationKind kind, S3Request request)
    {
        Bucket bucket = request.Bucket;
        if (kind.ListRoot is not null && request.Query["id"] is null) return List(kind, bucket);
        if (bucket.Settings.Configurations.TryGetValue(NameOf(kind, request), out string? document)) return Xml.Document(document);
        if (kind.DefaultOf(bucket.Settings) is { } fitting) return Xml.Document(fitting);
        if (kind.Missing is not null) throw kind.Missing.With("BucketName", bucket.Name);
        return Xml.Document($"<{kind.Root} xmlns=\"{Xml.Namespace}\">{kind.Default}</{kind.Root}>");
    }

    private static Answer List(ConfigurationKind kind, Bucket bucket)
    {
        var documents = bucket.Settings.Configurations.Where(c => c.Key.StartsWith(kind.Name + " ", StringComparison.Ordinal))
            .OrderBy(c => c.Key, StringComparer.Ordinal);
        return Xml.Document(kind.ListRoot!, writer =>
        {
            writer.Element("IsTruncated", false);
            foreach (var (_, document) in documents) Xml.ReadStored(document).WriteTo(writer);
        });
    }

    private static Answer Put(ConfigurationKind kind, S3Request request)
    {
        Bucket bucket = request.Bucket;
        byte[] document = request.Payload.ReadDocument();
        XElement root = Xml.Read(document, kind.Root);
        string name = NameOf(kind, request);
        if (kind.ListRoot is not null && root.Text("Id") != request.Query["id"])
            throw ErrorCode.Argument("id", request.Query["id"], "The id of the query and that of the document differ.");
        kind.Check(request, root);
        string kept = kind.Complete(root)?.ToString(SaveOptions.DisableFormatting) ?? TextOf(document);
        bucket.Change(settings => kind.Accept(settings, root).With(name, kept));
        return new Answer(kind.PutStatus);
    }

    private static Answer Delete(ConfigurationKind kind, S3Request request)
    {
        string name = NameOf(kind, request);
        if (kind.ListRoot is not null && !request.Bucket.Settings.Configurations.ContainsKey(name))
            throw kind.Missing!.With("BucketName", request.BucketName!);
        request.Bucket.Change(settings => settings.With(name, null));
        return new Answer(204);
    }

    private static string NameOf(ConfigurationKind kind, S3Request request)
    {
        if (kind.ListRoot is null) return kind.Name;
        return kind.Name + " "
            + (request.Query["id"] is { Length: > 0 } id ? id : throw ErrorCode.Argument("id", "", "Missing required query parameter: id"));
    }

    private static string TextOf(byte[] document)
    {
        int mark = document.Length > 2 && document[0] == 0xEF && document[1] == 0xBB && document[2] == 0xBF ? 3 : 0;
        return Encoding.UTF8.GetString(document, mark, document.Length - mark);
    }

    private static BucketSettings AcceptOwnership(BucketSettings settings, XElement document)
    {
        string?[] rules = [.. document.All("Rule").Select(r => r.Text("ObjectOwnership"))];
        if (rules.Length != 1 || !Ownership.IsKnown(rules[0])) throw new S3Error(ErrorCode.MalformedXML);
        return rules[0] == Ownership.Enforced && AccessList.IsShared(settings)
            ? throw new S3Error(ErrorCode.InvalidBucketAclWithObjectOwnership) : settings;
    }

    private static BucketSettings AcceptTags(BucketSettings settings, XElement document)
    {
        Tags.Read(document, Tags.BucketLimit);
        return settings;
    }

    private static BucketSettings AcceptVersioning(BucketSettings settings, XElement document)
    {
        Versioning versioning = document.Text("Status") switch
        {
            "Enabled" => Versioning.Enabled,
            "Suspended" => Versioning.Suspended,
            _ => throw new S3Error(ErrorCode.MalformedXML),
        };
        if (settings.ObjectLock && versioning != Versioning.Enabled)
            throw new S3Error(ErrorCode.InvalidBucketState,
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.");
        return settings with { Versioning = versioning };
    }

    private static BucketSettings AcceptObjectLock(BucketSettings settings, XElement document)
    {
        if (document.Text("ObjectLockEnabled") is not ("Enabled" or null)) throw new S3Error(ErrorCode.MalformedXML);
        if (settings.Versioning != Versioning.Enabled)
            throw new S3Error(ErrorCode.InvalidBucketState,
                "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
        DefaultRetention.Read(document);
        return settings with { ObjectLock = true };
    }

    private static string? DefaultObjectLock(BucketSettings settings) => settings.ObjectLock
        ? $"<ObjectLockConfiguration xmlns=\"{Xml.Namespace}\"><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>"
        : null;
}
