namespace OpenIntegrations.S3.Output;

/// <summary>The type names by which views and scripts know what -Unwrap gives.</summary>
internal static class TypeNames
{
    /// <summary>What all have that -Unwrap gives: jobs and other machines get the whole of it.</summary>
    public const string Document = "OpenIntegrations.S3.Document";

    public const string Bucket = "OpenIntegrations.S3.Bucket";
    public const string Object = "OpenIntegrations.S3.Object";
    public const string ObjectMetadata = "OpenIntegrations.S3.ObjectMetadata";
    public const string BucketMetadata = "OpenIntegrations.S3.BucketMetadata";
    public const string Prefix = "OpenIntegrations.S3.Prefix";
    public const string ObjectVersion = "OpenIntegrations.S3.ObjectVersion";
    public const string DeleteMarker = "OpenIntegrations.S3.DeleteMarker";
    public const string WrittenObject = "OpenIntegrations.S3.WrittenObject";
    public const string DeletedObject = "OpenIntegrations.S3.DeletedObject";
    public const string MultipartUpload = "OpenIntegrations.S3.MultipartUpload";
    public const string Part = "OpenIntegrations.S3.Part";
    public const string Tag = "OpenIntegrations.S3.Tag";
    public const string EncryptionRule = "OpenIntegrations.S3.EncryptionRule";
    public const string Versioning = "OpenIntegrations.S3.Versioning";
    public const string BasicData = "OpenIntegrations.S3.BasicData";
    public const string LocalServer = "OpenIntegrations.S3.LocalServer";
    public const string CreatedBucket = "OpenIntegrations.S3.CreatedBucket";
    public const string WriteEnvelope = "OpenIntegrations.S3.WriteEnvelope";
    public const string ListEnvelope = "OpenIntegrations.S3.ListEnvelope";
    public const string MountedDrive = "OpenIntegrations.S3.MountedDrive";
    public const string Profile = "OpenIntegrations.S3.Profile";
    public const string ProfileTest = "OpenIntegrations.S3.ProfileTest";
    public const string HostingConnection = "OpenIntegrations.S3.HostingConnection";
    public const string HostingAccount = "OpenIntegrations.S3.HostingAccount";
    public const string HostingOrder = "OpenIntegrations.S3.HostingOrder";
    public const string HostingBucket = "OpenIntegrations.S3.HostingBucket";
    public const string HostingUsage = "OpenIntegrations.S3.HostingUsage";
    public const string HostingSnapshot = "OpenIntegrations.S3.HostingSnapshot";
    public const string HostingFile = "OpenIntegrations.S3.HostingFile";
    public const string HostingPlan = "OpenIntegrations.S3.HostingPlan";
    public const string HostingPlanChange = "OpenIntegrations.S3.HostingPlanChange";
    public const string HostingLocation = "OpenIntegrations.S3.HostingLocation";
}
