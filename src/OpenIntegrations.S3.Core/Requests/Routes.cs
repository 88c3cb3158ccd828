using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace OpenIntegrations.S3.Requests;

/// <summary>The operations of the S3 API that this project speaks, under the names of its reference.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html</remarks>
public static class Routes
{
    private const string Overrides =
        "&response-cache-control={ResponseCacheControl}&response-content-disposition={ResponseContentDisposition}&response-content-encoding={ResponseContentEncoding}" +
        "&response-content-language={ResponseContentLanguage}&response-content-type={ResponseContentType}&response-expires={ResponseExpires}";

    public const string ListBuckets = "GET /?max-buckets={MaxBuckets}&prefix={Prefix}&bucket-region={BucketRegion}&continuation-token={ContinuationToken} -> ListAllMyBucketsResult";
    public const string CreateBucket = "PUT /{Bucket}";
    public const string DeleteBucket = "DELETE /{Bucket}";
    public const string HeadBucket = "HEAD /{Bucket}";

    public const string GetBucketTagging = "GET /{Bucket}?tagging -> Tagging";
    public const string PutBucketTagging = "PUT /{Bucket}?tagging";
    public const string DeleteBucketTagging = "DELETE /{Bucket}?tagging";
    public const string GetBucketEncryption = "GET /{Bucket}?encryption -> ServerSideEncryptionConfiguration";
    public const string PutBucketEncryption = "PUT /{Bucket}?encryption";
    public const string DeleteBucketEncryption = "DELETE /{Bucket}?encryption";
    public const string GetBucketVersioning = "GET /{Bucket}?versioning -> VersioningConfiguration";
    public const string PutBucketVersioning = "PUT /{Bucket}?versioning";

    public const string ListObjects = "GET /{Bucket}?prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}&marker={Marker}&encoding-type={EncodingType} -> ListBucketResult";
    public const string ListObjectsV2 =
        "GET /{Bucket}?list-type=2&prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}" +
        "&start-after={StartAfter}&continuation-token={ContinuationToken}&fetch-owner={FetchOwner}&encoding-type={EncodingType} -> ListBucketResult";
    public const string ListObjectVersions =
        "GET /{Bucket}?versions&prefix={Prefix}&delimiter={Delimiter}&max-keys={MaxKeys}" +
        "&key-marker={KeyMarker}&version-id-marker={VersionIdMarker}&encoding-type={EncodingType} -> ListVersionsResult";

    public const string PutObject = "PUT /{Bucket}/{Key}";
    public const string GetObject = "GET /{Bucket}/{Key}?versionId={VersionId}&partNumber={PartNumber}" + Overrides;
    public const string HeadObject = "HEAD /{Bucket}/{Key}?versionId={VersionId}&partNumber={PartNumber}" + Overrides;
    public const string DeleteObject = "DELETE /{Bucket}/{Key}?versionId={VersionId}";
    public const string DeleteObjects = "POST /{Bucket}?delete -> DeleteResult";
    public const string CopyObject = "PUT /{Bucket}/{Key} -> CopyObjectResult";

    public const string GetObjectTagging = "GET /{Bucket}/{Key}?tagging&versionId={VersionId} -> Tagging";
    public const string PutObjectTagging = "PUT /{Bucket}/{Key}?tagging&versionId={VersionId}";
    public const string DeleteObjectTagging = "DELETE /{Bucket}/{Key}?tagging&versionId={VersionId}";

    public const string CreateMultipartUpload = "POST /{Bucket}/{Key}?uploads -> InitiateMultipartUploadResult";
    public const string UploadPart = "PUT /{Bucket}/{Key}?partNumber={PartNumber}&uploadId={UploadId}";
    public const string UploadPartCopy = "PUT /{Bucket}/{Key}?partNumber={PartNumber}&uploadId={UploadId} -> CopyPartResult";
    public const string CompleteMultipartUpload = "POST /{Bucket}/{Key}?uploadId={UploadId} -> CompleteMultipartUploadResult";
    public const string AbortMultipartUpload = "DELETE /{Bucket}/{Key}?uploadId={UploadId}";
    public const string ListParts = "GET /{Bucket}/{Key}?uploadId={UploadId}&max-parts={MaxParts}&part-number-marker={PartNumberMarker} -> ListPartsResult";
    public const string ListMultipartUploads =
        "GET /{Bucket}?uploads&prefix={Prefix}&delimiter={Delimiter}&max-uploads={MaxUploads}" +
        "&key-marker={KeyMarker}&upload-id-marker={UploadIdMarker}&encoding-type={EncodingType} -> ListMultipartUploadsResult";

    /// <summary>Every operation, by its name.</summary>
    public static IEnumerable<KeyValuePair<string, Route>> All => typeof(Routes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => new KeyValuePair<string, Route>(f.Name, Route.Parse((string)f.GetValue(null)!)));
}
