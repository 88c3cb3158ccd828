namespace OpenIntegrations.S3.Connections;

/// <summary>
/// The table of providers: a row for each service, with what differs from plain S3 and nothing else. docs/providers.md says the same in
/// words.
/// Known from the services' own documentation, from rclone's provider files (which its integration tests tune), and from measurements.
/// </summary>
internal static class Providers
{
    private const long MiB = 1024 * 1024;

    private static readonly string[] s_virtualOracle =
        ["vhcompat.objectstorage.{region}.oraclecloud.com", "vhcompat.objectstorage.{region}.oci.customer-oci.com"];

    public static Provider[] Table { get; } =
    [
        // AWS S3 API reference; SDKs send checksums with every upload since January 2025, and so does this row.
        new("AWS", "Amazon S3")
        {
            Hosts = AwsHosts.Patterns,
            UrlOfRegion = static region => AwsHosts.Url("s3", region),
            Addressing = AddressingStyle.Auto,
            ChecksumMode = ChecksumMode.Always,
            LocationConstraint = LocationRule.Region,
            RefusesUnknownSubResources = true,
            DirectoryBuckets = true,
            TagsGoAlong = true,
        },

        // minio/minio#20845: many releases want Content-MD5 for documents, none minds it.
        new("MinIO", "MinIO"),

        // rclone Ceph.yaml. Before Nautilus RGW takes version 2 of the list for version 1, without a token for its next page.
        new("Ceph", "Ceph RGW") { Aliases = ["RGW", "CephRGW"], ListVersion = 1, UrlEncodedLists = false, ExistsMayBeOwn = true,
            TagsGoAlong = false },

        // pydio/cells gateway/data and pydio/cells-client; docs/pydio-cells.md.
        new("Cells", "Pydio Cells")
        {
            Aliases = ["PydioCells", "Pydio"],
            DefaultSecret = "gatewaysecret",
            PagedLists = false,
            ListsFolderInItself = true,
            TellsChecksums = false,
            AnswersETags = false,
            ETagIsMD5 = false,
            BatchDelete = false,
            PartCopy = false,
            PartSize = 50 * MiB,
            MinPartSize = 10 * MiB,
            PartSizeStep = 10 * MiB,
            MaxParts = 5000,
            PresignedForm = PresignedForm.PydioToken,
        },

        // Backblaze, S3-compatible API: x-amz-checksum-* is not accepted.
        new("B2", "Backblaze B2") { Aliases = ["Backblaze", "BackblazeB2"], Hosts = ["s3.{region}.backblazeb2.com"],
            ChecksumMode = ChecksumMode.Never, TellsChecksums = false },

        // Cloudflare R2, S3 API compatibility; opendal for the size of a batch.
        new("R2", "Cloudflare R2")
        {
            Aliases = ["Cloudflare", "CloudflareR2"],
            Hosts =
            [
                "{account}.r2.cloudflarestorage.com", "{account}.eu.r2.cloudflarestorage.com",
                "{account}.fedramp.r2.cloudflarestorage.com",
            ],
            DefaultRegion = "auto",
            BatchDeleteSize = 700,
        },

        // Wasabi S3 API reference.
        new("Wasabi", "Wasabi") { Hosts = ["s3.{region}.wasabisys.com", "s3.wasabisys.com"] },

        // DigitalOcean Spaces API; rclone DigitalOcean.yaml.
        new("DigitalOcean", "DigitalOcean Spaces") { Aliases = ["Spaces"], Hosts = ["{region}.digitaloceanspaces.com"],
            UrlEncodedLists = false, ExistsMayBeOwn = true },

        // rclone GCS.yaml; litestream#1394 for batches.
        new("GCS", "Google Cloud Storage")
        {
            Aliases = ["Google", "GoogleCloud", "GoogleCloudStorage"],
            Hosts = ["storage.googleapis.com"],
            DefaultRegion = "auto",
            TellsChecksums = false,
            BatchDelete = false,
            PartCopy = false,
        },

        // Yandex Object Storage, list of SDKs.
        new("Yandex", "Yandex Object Storage") { Aliases = ["YandexCloud"], Hosts = ["storage.yandexcloud.net", "s3.yandexcloud.net"],
            DefaultRegion = "ru-central1" },

        // Selectel S3 API; rclone Selectel.yaml.
        new("Selectel", "Selectel") { Hosts = ["s3.{region}.storage.selcloud.ru"], DefaultRegion = "ru-1", UrlEncodedLists = false },

        // VK Cloud, S3 API.
        new("VKCloud", "VK Cloud") { Aliases = ["VK", "MailRu"],
            Hosts = ["hb.{region}.vkcloud-storage.ru", "hb.vkcs.cloud", "hb.bizmrg.com"], DefaultRegion = "ru-msk" },

        // Scaleway Object Storage; rclone Scaleway.yaml.
        new("Scaleway", "Scaleway") { Hosts = ["s3.{region}.scw.cloud"], DefaultRegion = "fr-par", MaxParts = 1000 },

        // OVHcloud Object Storage.
        new("OVHcloud", "OVHcloud") { Aliases = ["OVH"],
            Hosts = ["s3.{region}.io.cloud.ovh.net", "s3.{region}.io.cloud.ovh.us", "s3.{region}.cloud.ovh.net"], DefaultRegion = "gra" },

        // Hetzner Object Storage, supported actions.
        new("Hetzner", "Hetzner Object Storage") { Hosts = ["{region}.your-objectstorage.com"], DefaultRegion = "fsn1",
            ExistsMayBeOwn = true },

        // Garage, S3 compatibility status.
        new("Garage", "Garage") { DefaultRegion = "garage" },

        // rclone SeaweedFS.yaml; seaweedfs#6526.
        new("SeaweedFS", "SeaweedFS") { ListVersion = 1, UrlEncodedLists = false, ExistsMayBeOwn = true },

        // rclone IDrive.yaml. The host names a data centre, not a region.
        new("IDrive", "IDrive e2") { Aliases = ["IDriveE2", "e2"], Hosts = ["{account}.{place}.idrivee2-{number}.com"],
            ExistsMayBeOwn = true },

        // storj/gateway-st; parts of a segment's size cost least.
        new("Storj", "Storj") { Hosts = ["gateway.storjshare.io", "gateway.{satellite}.storjshare.io"], PartCopy = false,
            PartSize = 64 * MiB, ExistsMayBeOwn = true },

        // Oracle, Amazon S3 Compatibility API and its release notes.
        new("OCI", "Oracle Cloud Infrastructure")
        {
            Aliases = ["Oracle", "OracleOCI"],
            Hosts =
            [
                "{namespace}.compat.objectstorage.{region}.oraclecloud.com",
                "{namespace}.compat.objectstorage.{region}.oci.customer-oci.com",
                .. s_virtualOracle,
            ],
            VirtualHosts = s_virtualOracle,
        },

        // Alibaba Cloud, compatibility with Amazon S3: SecondLevelDomainForbidden for path style.
        new("OSS", "Alibaba Cloud OSS") { Aliases = ["Alibaba", "AlibabaOSS", "Aliyun"],
            Hosts = ["s3.oss-{region}.aliyuncs.com", "oss-{region}.aliyuncs.com"], DefaultRegion = "cn-hangzhou",
            Addressing = AddressingStyle.VirtualHosted, TellsChecksums = false },

        new("Other", "any other store"),
    ];
}
