using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace OpenIntegrations.S3.Requests;

/// <summary>The operations of the S3 API that this project speaks, under the names of its reference.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html</remarks>
public static class Routes
{
    private const string Overrides =
        """
        &response-cache-control={ResponseCacheControl}&response-content-disposition={ResponseContentDisposition}
        &response-content-encoding={ResponseContentEncoding}&response-content-language={ResponseContentLanguage}
        &response-content-type={ResponseContentType}&response-expires={ResponseExpires}
        """;

    private static readonly Lazy<Dictionary<string, Route>> s_all = new(() => typeof(Routes)
        .GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => typeof(Route).IsAssignableFrom(p.PropertyType))
        .ToDictionary(p => p.Name, p => (Route)p.GetValue(null)!, StringComparer.Ordinal));

    public static ServiceRoute ListBuckets { get; } = new(
        """
        GET /?max-buckets={MaxBuckets}&prefix={Prefix}&bucket-region={BucketRegion}
        &continuation-token={ContinuationToken<ContinuationToken} -> ListAllMyBucketsResult
        """);
    public static ServiceRoute ListDirectoryBuckets { get; } = new(
        """
        GET //s3express-control/?continuation-token={ContinuationToken<ContinuationToken}
        &max-directory-buckets={MaxDirectoryBuckets} -> ListAllMyDirectoryBucketsResult
        """);
    public static BucketRoute CreateBucket { get; } = new("PUT /{Bucket} <- CreateBucketConfiguration");
    public static BucketRoute DeleteBucket { get; } = new("DELETE /{Bucket}");
    public static BucketRoute CreateSession { get; } = new("GET /{Bucket}?session -> CreateSessionResult");
    public static BucketRoute HeadBucket { get; } = new("HEAD /{Bucket}");

    public static BucketRoute GetBucketTagging { get; } = new("GET /{Bucket}?tagging -> Tagging");
    public static BucketRoute PutBucketTagging { get; } = new("PUT /{Bucket}?tagging <- Tagging !digest");
    public static BucketRoute DeleteBucketTagging { get; } = new("DELETE /{Bucket}?tagging");
    public static BucketRoute GetBucketEncryption { get; } = new("GET /{Bucket}?encryption -> ServerSideEncryptionConfiguration");
    public static BucketRoute PutBucketEncryption { get; } = new("PUT /{Bucket}?encryption <- ServerSideEncryptionConfiguration !digest");
    public static BucketRoute DeleteBucketEncryption { get; } = new("DELETE /{Bucket}?encryption");
    public static BucketRoute GetBucketVersioning { get; } = new("GET /{Bucket}?versioning -> VersioningConfiguration");
    public static BucketRoute PutBucketVersioning { get; } = new("PUT /{Bucket}?versioning <- VersioningConfiguration !digest");

    public static BucketRoute GetBucketLifecycleConfiguration { get; } = new("GET /{Bucket}?lifecycle -> LifecycleConfiguration");
    public static BucketRoute PutBucketLifecycleConfiguration { get; } = new("PUT /{Bucket}?lifecycle <- LifecycleConfiguration !digest");
    public static BucketRoute DeleteBucketLifecycle { get; } = new("DELETE /{Bucket}?lifecycle");
    public static BucketRoute GetBucketCors { get; } = new("GET /{Bucket}?cors -> CORSConfiguration");
    public static BucketRoute PutBucketCors { get; } = new("PUT /{Bucket}?cors <- CORSConfiguration !digest");
    public static BucketRoute DeleteBucketCors { get; } = new("DELETE /{Bucket}?cors");
    public static BucketRoute GetBucketPolicy { get; } = new("GET /{Bucket}?policy -> (text)");
    public static BucketRoute PutBucketPolicy { get; } = new("PUT /{Bucket}?policy <- (text) !digest");
    public static BucketRoute DeleteBucketPolicy { get; } = new("DELETE /{Bucket}?policy");
    public static BucketRoute GetBucketPolicyStatus { get; } = new("GET /{Bucket}?policyStatus -> PolicyStatus");
    public static BucketRoute GetPublicAccessBlock { get; } = new("GET /{Bucket}?publicAccessBlock -> PublicAccessBlockConfiguration");
    public static BucketRoute PutPublicAccessBlock { get; } =
        new("PUT /{Bucket}?publicAccessBlock <- PublicAccessBlockConfiguration !digest");
    public static BucketRoute DeletePublicAccessBlock { get; } = new("DELETE /{Bucket}?publicAccessBlock");
    public static BucketRoute GetBucketOwnershipControls { get; } = new("GET /{Bucket}?ownershipControls -> OwnershipControls");
    public static BucketRoute PutBucketOwnershipControls { get; } = new("PUT /{Bucket}?ownershipControls <- OwnershipControls !digest");
    public static BucketRoute DeleteBucketOwnershipControls { get; } = new("DELETE /{Bucket}?ownershipControls");
    public static BucketRoute GetBucketWebsite { get; } = new("GET /{Bucket}?website -> WebsiteConfiguration");
    public static BucketRoute PutBucketWebsite { get; } = new("PUT /{Bucket}?website <- WebsiteConfiguration !digest");
    public static BucketRoute DeleteBucketWebsite { get; } = new("DELETE /{Bucket}?website");
    public static BucketRoute GetBucketLogging { get; } = new("GET /{Bucket}?logging -> BucketLoggingStatus");
    public static BucketRoute PutBucketLogging { get; } = new("PUT /{Bucket}?logging <- BucketLoggingStatus !digest");
    public static BucketRoute GetBucketNotificationConfiguration { get; } = new("GET /{Bucket}?notification -> NotificationConfiguration");
    public static BucketRoute PutBucketNotificationConfiguration { get; } = new("PUT /{Bucket}?notification <- NotificationConfiguration");
    public static BucketRoute GetBucketReplication { get; } = new("GET /{Bucket}?replication -> ReplicationConfiguration");
    public static BucketRoute PutBucketReplication { get; } = new("PUT /{Bucket}?replication <- ReplicationConfiguration !digest");
    public static BucketRoute DeleteBucketReplication { get; } = new("DELETE /{Bucket}?replication");
    public static BucketRoute GetObjectLockConfiguration { get; } = new("GET /{Bucket}?object-lock -> ObjectLockConfiguration");
    public static BucketRoute PutObjectLockConfiguration { get; } = new("PUT /{Bucket}?object-lock <- ObjectLockConfiguration !digest");
    public static BucketRoute GetBucketAccelerateConfiguration { get; } = new("GET /{Bucket}?accelerate -> AccelerateConfiguration");
    public static BucketRoute PutBucketAccelerateConfiguration { get; } = new("PUT /{Bucket}?accelerate <- AccelerateConfiguration");
    public static BucketRoute GetBucketRequestPayment { get; } = new("GET /{Bucket}?requestPayment -> RequestPaymentConfiguration");
    public static BucketRoute PutBucketRequestPayment { get; } =
        new("PUT /{Bucket}?requestPayment <- RequestPaymentConfiguration !digest");
    public static BucketRoute GetBucketAcl { get; } = new("GET /{Bucket}?acl -> AccessControlPolicy");
    public static BucketRoute PutBucketAcl { get; } = new("PUT /{Bucket}?acl <- AccessControlPolicy !digest");
    public static BucketRoute GetBucketLocation { get; } = new("GET /{Bucket}?location -> LocationConstraint");
    public static BucketRoute GetBucketAbac { get; } = new("GET /{Bucket}?abac -> AbacStatus");
    public static BucketRoute PutBucketAbac { get; } = new("PUT /{Bucket}?abac <- AbacStatus");

    public static BucketRoute ListBucketAnalyticsConfigurations { get; } = new(
        """
        GET /{Bucket}?analytics&continuation-token={ContinuationToken<NextContinuationToken}
        -> ListBucketAnalyticsConfigurationResult
        """);
    public static BucketRoute GetBucketAnalyticsConfiguration { get; } =
        new("GET /{Bucket}?analytics&id={Id} -> AnalyticsConfiguration");
    public static BucketRoute PutBucketAnalyticsConfiguration { get; } =
        new("PUT /{Bucket}?analytics&id={Id} <- AnalyticsConfiguration");
    public static BucketRoute DeleteBucketAnalyticsConfiguration { get; } = new("DELETE /{Bucket}?analytics&id={Id}");

    public static BucketRoute ListBucketIntelligentTieringConfigurations { get; } = new(
        """
        GET /{Bucket}?intelligent-tiering&continuation-token={ContinuationToken<NextContinuationToken}
        -> ListBucketIntelligentTieringConfigurationsOutput
        """);
    public static BucketRoute GetBucketIntelligentTieringConfiguration { get; } =
        new("GET /{Bucket}?intelligent-tiering&id={Id} -> IntelligentTieringConfiguration");
    public static BucketRoute PutBucketIntelligentTieringConfiguration { get; } =
        new("PUT /{Bucket}?intelligent-tiering&id={Id} <- IntelligentTieringConfiguration");
    public static BucketRoute DeleteBucketIntelligentTieringConfiguration { get; } = new("DELETE /{Bucket}?intelligent-tiering&id={Id}");

    public static BucketRoute ListBucketInventoryConfigurations { get; } = new(
        """
        GET /{Bucket}?inventory&continuation-token={ContinuationToken<NextContinuationToken}
        -> ListInventoryConfigurationsResult
        """);
    public static BucketRoute GetBucketInventoryConfiguration { get; } =
        new("GET /{Bucket}?inventory&id={Id} -> InventoryConfiguration");
    public static BucketRoute PutBucketInventoryConfiguration { get; } =
        new("PUT /{Bucket}?inventory&id={Id} <- InventoryConfiguration");
    public static BucketRoute DeleteBucketInventoryConfiguration { get; } = new("DELETE /{Bucket}?inventory&id={Id}");

    public static BucketRoute ListBucketMetricsConfigurations { get; } = new(
        """
        GET /{Bucket}?metrics&continuation-token={ContinuationToken<NextContinuationToken}
        -> ListMetricsConfigurationsResult
        """);
    public static BucketRoute GetBucketMetricsConfiguration { get; } =
        new("GET /{Bucket}?metrics&id={Id} -> MetricsConfiguration");
    public static BucketRoute PutBucketMetricsConfiguration { get; } =
        new("PUT /{Bucket}?metrics&id={Id} <- MetricsConfiguration");
    public static BucketRoute DeleteBucketMetricsConfiguration { get; } = new("DELETE /{Bucket}?metrics&id={Id}");

    public static BucketRoute CreateBucketMetadataConfiguration { get; } =
        new("POST /{Bucket}?metadataConfiguration <- MetadataConfiguration !digest");
    public static BucketRoute GetBucketMetadataConfiguration { get; } =
        new("GET /{Bucket}?metadataConfiguration -> GetBucketMetadataConfigurationResult");
    public static BucketRoute DeleteBucketMetadataConfiguration { get; } = new("DELETE /{Bucket}?metadataConfiguration");
    public static BucketRoute CreateBucketMetadataTableConfiguration { get; } =
        new("POST /{Bucket}?metadataTable <- MetadataTableConfiguration !digest");
    public static BucketRoute GetBucketMetadataTableConfiguration { get; } =
        new("GET /{Bucket}?metadataTable -> GetBucketMetadataTableConfigurationResult");
    public static BucketRoute DeleteBucketMetadataTableConfiguration { get; } = new("DELETE /{Bucket}?metadataTable");
    public static BucketRoute UpdateBucketMetadataAnnotationTableConfiguration { get; } =
        new("PUT /{Bucket}?metadataAnnotationTable <- AnnotationTableConfiguration !digest");
    public static BucketRoute UpdateBucketMetadataInventoryTableConfiguration { get; } =
        new("PUT /{Bucket}?metadataInventoryTable <- InventoryTableConfiguration !digest");
    public static BucketRoute UpdateBucketMetadataJournalTableConfiguration { get; } =
        new("PUT /{Bucket}?metadataJournalTable <- JournalTableConfiguration !digest");

    public static BucketRoute ListObjects { get; } = new(
        """
        GET /{Bucket}?prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}&marker={Marker<NextMarker}
        &encoding-type={EncodingType} -> ListBucketResult
        """);
    public static BucketRoute ListObjectsV2 { get; } = new(
        """
        GET /{Bucket}?list-type=2&prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}&start-after={StartAfter}
        &continuation-token={ContinuationToken<NextContinuationToken}&fetch-owner={FetchOwner}&encoding-type={EncodingType}
        -> ListBucketResult
        """);
    public static BucketRoute ListObjectVersions { get; } = new(
        """
        GET /{Bucket}?versions&prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}&key-marker={KeyMarker<NextKeyMarker}
        &version-id-marker={VersionIdMarker<NextVersionIdMarker}&encoding-type={EncodingType} -> ListVersionsResult
        """);

    public static ObjectRoute PutObject { get; } = new("PUT /{Bucket}/{Key} <- (stream)");
    public static ObjectRoute GetObject { get; } =
        new("GET /{Bucket}/{Key}?versionId={VersionId}&partNumber={PartNumber}\n" + Overrides + " -> (stream)");
    public static ObjectRoute HeadObject { get; } =
        new("HEAD /{Bucket}/{Key}?versionId={VersionId}&partNumber={PartNumber}\n" + Overrides);
    public static ObjectRoute DeleteObject { get; } = new("DELETE /{Bucket}/{Key}?versionId={VersionId}");
    public static BucketRoute DeleteObjects { get; } = new("POST /{Bucket}?delete <- Delete !digest -> DeleteResult");
    public static ObjectRoute CopyObject { get; } = new("PUT /{Bucket}/{Key} -> CopyObjectResult");

    public static ObjectRoute GetObjectTagging { get; } = new("GET /{Bucket}/{Key}?tagging&versionId={VersionId} -> Tagging");
    public static ObjectRoute PutObjectTagging { get; } = new("PUT /{Bucket}/{Key}?tagging&versionId={VersionId} <- Tagging !digest");
    public static ObjectRoute DeleteObjectTagging { get; } = new("DELETE /{Bucket}/{Key}?tagging&versionId={VersionId}");
    public static ObjectRoute GetObjectAcl { get; } = new("GET /{Bucket}/{Key}?acl&versionId={VersionId} -> AccessControlPolicy");
    public static ObjectRoute PutObjectAcl { get; } = new("PUT /{Bucket}/{Key}?acl&versionId={VersionId} <- AccessControlPolicy !digest");
    public static ObjectRoute GetObjectRetention { get; } = new("GET /{Bucket}/{Key}?retention&versionId={VersionId} -> Retention");
    public static ObjectRoute PutObjectRetention { get; } =
        new("PUT /{Bucket}/{Key}?retention&versionId={VersionId} <- Retention !digest");
    public static ObjectRoute GetObjectLegalHold { get; } = new("GET /{Bucket}/{Key}?legal-hold&versionId={VersionId} -> LegalHold");
    public static ObjectRoute PutObjectLegalHold { get; } =
        new("PUT /{Bucket}/{Key}?legal-hold&versionId={VersionId} <- LegalHold !digest");
    public static ObjectRoute GetObjectAttributes { get; } = new(
        """
        GET /{Bucket}/{Key}?attributes&versionId={VersionId}
        x-amz-max-parts={MaxParts} x-amz-part-number-marker={PartNumberMarker<ObjectParts.NextPartNumberMarker}
        -> GetObjectAttributesResponse
        """);
    public static ObjectRoute RestoreObject { get; } = new("POST /{Bucket}/{Key}?restore&versionId={VersionId} <- RestoreRequest");
    public static ObjectRoute UpdateObjectEncryption { get; } =
        new("PUT /{Bucket}/{Key}?encryption&versionId={VersionId} <- ObjectEncryption !digest");
    public static ObjectRoute SelectObjectContent { get; } =
        new("POST /{Bucket}/{Key}?select&select-type=2 <- SelectObjectContentRequest -> (event stream)");
    public static ObjectRoute GetObjectTorrent { get; } = new("GET /{Bucket}/{Key}?torrent -> (stream)");
    public static ObjectRoute RenameObject { get; } = new("PUT /{Bucket}/{Key}?renameObject");

    public static ObjectRoute ListObjectAnnotations { get; } = new(
        """
        GET /{Bucket}/{Key}?annotation&versionId={VersionId}&annotation-prefix={AnnotationPrefix}
        &max-annotation-results={MaxAnnotationResults}&continuation-token={ContinuationToken<NextContinuationToken}
        -> ListObjectAnnotationsOutput
        """);
    public static ObjectRoute GetObjectAnnotation { get; } =
        new("GET /{Bucket}/{Key}?annotation&annotationName={AnnotationName}&versionId={VersionId} -> (stream)");
    public static ObjectRoute PutObjectAnnotation { get; } = new(
        """
        PUT /{Bucket}/{Key}?annotation&annotationName={AnnotationName}&versionId={VersionId} <- (stream)
        -> PutObjectAnnotationOutput
        """);
    public static ObjectRoute DeleteObjectAnnotation { get; } =
        new("DELETE /{Bucket}/{Key}?annotation&annotationName={AnnotationName}&versionId={VersionId}");

    public static ObjectRoute CreateMultipartUpload { get; } = new("POST /{Bucket}/{Key}?uploads -> InitiateMultipartUploadResult");
    public static PartRoute UploadPart { get; } = new("PUT /{Bucket}/{Key}?partNumber={PartNumber}&uploadId={UploadId} <- (stream)");
    public static PartRoute UploadPartCopy { get; } =
        new("PUT /{Bucket}/{Key}?partNumber={PartNumber}&uploadId={UploadId} -> CopyPartResult");
    public static UploadRoute CompleteMultipartUpload { get; } =
        new("POST /{Bucket}/{Key}?uploadId={UploadId} <- CompleteMultipartUpload -> CompleteMultipartUploadResult");
    public static UploadRoute AbortMultipartUpload { get; } = new("DELETE /{Bucket}/{Key}?uploadId={UploadId}");
    public static UploadRoute ListParts { get; } = new(
        """
        GET /{Bucket}/{Key}?uploadId={UploadId}&max-parts={MaxParts}&part-number-marker={PartNumberMarker<NextPartNumberMarker}
        -> ListPartsResult
        """);
    public static BucketRoute ListMultipartUploads { get; } = new(
        """
        GET /{Bucket}?uploads&prefix={Prefix}&delimiter={Delimiter}&max-uploads={MaxUploads}&key-marker={KeyMarker<NextKeyMarker}
        &upload-id-marker={UploadIdMarker<NextUploadIdMarker}&encoding-type={EncodingType} -> ListMultipartUploadsResult
        """);

    public static ServiceRoute WriteGetObjectResponse { get; } =
        new("POST //{RequestRoute}.s3-object-lambda/WriteGetObjectResponse <- (stream)");

    public static IEnumerable<Route> All => s_all.Value.Values;

    /// <summary>An operation by its name.</summary>
    public static Route Find(string name) =>
        s_all.Value.TryGetValue(name, out Route? route) ? route : throw new ArgumentException($"'{name}' is no operation of S3.");

    // Asked without the values that single a thing out, a store answers with the list.
    internal static Route? TwinOf(Route route) => route.SubResource is not { } part ? null : All
        .Where(r => r.Method == "GET" && r.SubResource == part && r.HasKey == route.HasKey && r.Proof is not null)
        .OrderBy(r => !r.Holes.Any(h => h.Next is not null)).FirstOrDefault();
}
