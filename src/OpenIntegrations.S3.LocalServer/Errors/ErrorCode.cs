namespace OpenIntegrations.S3.Local.Errors;

/// <summary>
/// The refusals of S3: their name, status and usual words.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
/// </summary>
internal sealed record ErrorCode(string Name, int Status, string Message)
{
    // Who asks, and with what proof.
    public static readonly ErrorCode AccessDenied = new(nameof(AccessDenied), 403, "Access Denied");
    public static readonly ErrorCode AccessForbidden =
        new(nameof(AccessForbidden), 403, "CORSResponse: CORS is not enabled for this bucket.");
    public static readonly ErrorCode AuthorizationHeaderMalformed =
        new(nameof(AuthorizationHeaderMalformed), 400, "The authorization header that you provided is not valid.");
    public static readonly ErrorCode AuthorizationQueryParametersError =
        new(nameof(AuthorizationQueryParametersError), 400, "The authorization query parameters that you provided are not valid.");
    public static readonly ErrorCode InvalidAccessKeyId =
        new(nameof(InvalidAccessKeyId), 403, "The AWS Access Key Id you provided does not exist in our records.");
    public static readonly ErrorCode InvalidToken = new(nameof(InvalidToken), 400, "The provided token is malformed or otherwise invalid.");
    public static readonly ErrorCode RequestTimeTooSkewed =
        new(nameof(RequestTimeTooSkewed), 403, "The difference between the request time and the current time is too large.");
    public static readonly ErrorCode SignatureDoesNotMatch =
        new(nameof(SignatureDoesNotMatch), 403,
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    // The body and what the headers promise about it.
    public static readonly ErrorCode BadDigest =
        new(nameof(BadDigest), 400, "The Content-MD5 or checksum value that you specified did not match what the server received.");
    public static readonly ErrorCode EntityTooLarge =
        new(nameof(EntityTooLarge), 400, "Your proposed upload exceeds the maximum allowed object size.");
    public static readonly ErrorCode EntityTooSmall =
        new(nameof(EntityTooSmall), 400, "Your proposed upload is smaller than the minimum allowed object size.");
    public static readonly ErrorCode IncompleteBody =
        new(nameof(IncompleteBody), 400, "You did not provide the number of bytes specified by the Content-Length HTTP header.");
    public static readonly ErrorCode InvalidChunkSizeError =
        new(nameof(InvalidChunkSizeError), 403, "Only the last chunk is allowed to have a size less than 8192 bytes.");
    public static readonly ErrorCode InvalidDigest =
        new(nameof(InvalidDigest), 400, "The Content-MD5 or checksum value that you specified is not valid.");
    public static readonly ErrorCode MalformedPOSTRequest =
        new(nameof(MalformedPOSTRequest), 400, "The body of your POST request is not well-formed multipart/form-data.");
    public static readonly ErrorCode MalformedTrailerError =
        new(nameof(MalformedTrailerError), 400,
            "The request contained trailing data that was not well-formed or did not conform to our published schema.");
    public static readonly ErrorCode MalformedXML =
        new(nameof(MalformedXML), 400, "The XML you provided was not well-formed or did not validate against our published schema.");
    public static readonly ErrorCode MaxMessageLengthExceeded = new(nameof(MaxMessageLengthExceeded), 400, "Your request was too large.");
    public static readonly ErrorCode MissingContentLength =
        new(nameof(MissingContentLength), 411, "You must provide the Content-Length HTTP header.");
    public static readonly ErrorCode XAmzContentSHA256Mismatch =
        new(nameof(XAmzContentSHA256Mismatch), 400, "The provided 'x-amz-content-sha256' header does not match what was computed.");

    // The request as such.
    public static readonly ErrorCode BadRequest = new(nameof(BadRequest), 400, "Bad Request");
    public static readonly ErrorCode SlowDown = new(nameof(SlowDown), 503, "Please reduce your request rate.");
    public static readonly ErrorCode InternalError = new(nameof(InternalError), 500, "We encountered an internal error. Please try again.");
    public static readonly ErrorCode InvalidArgument = new(nameof(InvalidArgument), 400, "Invalid Argument");
    public static readonly ErrorCode InvalidRequest = new(nameof(InvalidRequest), 400, "Invalid Request");
    public static readonly ErrorCode InvalidURI = new(nameof(InvalidURI), 400, "Couldn't parse the specified URI.");
    public static readonly ErrorCode MethodNotAllowed =
        new(nameof(MethodNotAllowed), 405, "The specified method is not allowed against this resource.");
    public static readonly ErrorCode MissingRequestBodyError = new(nameof(MissingRequestBodyError), 400, "Request body is empty.");
    public static readonly ErrorCode NotImplemented =
        new(nameof(NotImplemented), 501, "A header or query you provided implies functionality that is not implemented.");
    public static readonly ErrorCode NotModified = new(nameof(NotModified), 304, "Not Modified");
    public static readonly ErrorCode PreconditionFailed =
        new(nameof(PreconditionFailed), 412, "At least one of the pre-conditions you specified did not hold.");
    public static readonly ErrorCode RequestHeaderSectionTooLarge =
        new(nameof(RequestHeaderSectionTooLarge), 400,
            "The request header and query parameters used to make the request exceed the maximum allowed size.");

    // The store's own disk. S3 has no words for a full one; SDKs do not try a 507 again.
    public static readonly ErrorCode InsufficientStorage =
        new(nameof(InsufficientStorage), 507, "The disk that the store lies on is full. Nothing was stored.");

    // Access control lists.
    public static readonly ErrorCode AccessControlListNotSupported =
        new(nameof(AccessControlListNotSupported), 400, "The bucket does not allow ACLs");
    public static readonly ErrorCode InvalidBucketAclWithObjectOwnership =
        new(nameof(InvalidBucketAclWithObjectOwnership), 400,
            "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    public static readonly ErrorCode MalformedACLError =
        new(nameof(MalformedACLError), 400, "The XML you provided was not well-formed or did not validate against our published schema");
    public static readonly ErrorCode UnresolvableGrantByEmailAddress =
        new(nameof(UnresolvableGrantByEmailAddress), 400, "The email address you provided does not match any account on record.");

    // Buckets.
    public static readonly ErrorCode BucketAlreadyExists =
        new(nameof(BucketAlreadyExists), 409, "The requested bucket name is not available. Select a different name and try again.");
    public static readonly ErrorCode BucketAlreadyOwnedByYou =
        new(nameof(BucketAlreadyOwnedByYou), 409, "The bucket you tried to create already exists, and you own it.");
    public static readonly ErrorCode BucketNotEmpty = new(nameof(BucketNotEmpty), 409, "The bucket you tried to delete is not empty.");
    public static readonly ErrorCode InvalidBucketName = new(nameof(InvalidBucketName), 400, "The specified bucket is not valid.");
    public static readonly ErrorCode InvalidTargetBucketForLogging =
        new(nameof(InvalidTargetBucketForLogging), 400, "The target bucket for logging does not exist");
    public static readonly ErrorCode InvalidBucketState =
        new(nameof(InvalidBucketState), 409, "The request is not valid for the current state of the bucket.");
    public static readonly ErrorCode MalformedPolicy =
        new(nameof(MalformedPolicy), 400, "Policies must be valid JSON and the first byte must be '{'.");
    public static readonly ErrorCode NoSuchBucket = new(nameof(NoSuchBucket), 404, "The specified bucket does not exist.");

    // Configurations that were never set.
    public static readonly ErrorCode NoSuchBucketPolicy = new(nameof(NoSuchBucketPolicy), 404, "The bucket policy does not exist.");
    public static readonly ErrorCode NoSuchConfiguration =
        new(nameof(NoSuchConfiguration), 404, "The specified configuration does not exist.");
    public static readonly ErrorCode NoSuchCORSConfiguration =
        new(nameof(NoSuchCORSConfiguration), 404, "The CORS configuration does not exist.");
    public static readonly ErrorCode NoSuchLifecycleConfiguration =
        new(nameof(NoSuchLifecycleConfiguration), 404, "The lifecycle configuration does not exist.");
    public static readonly ErrorCode NoSuchObjectLockConfiguration =
        new(nameof(NoSuchObjectLockConfiguration), 404, "The specified object does not have an ObjectLock configuration.");
    public static readonly ErrorCode NoSuchPublicAccessBlockConfiguration =
        new(nameof(NoSuchPublicAccessBlockConfiguration), 404, "The public access block configuration was not found.");
    public static readonly ErrorCode NoSuchTagSet = new(nameof(NoSuchTagSet), 404, "The TagSet does not exist.");
    public static readonly ErrorCode NoSuchWebsiteConfiguration =
        new(nameof(NoSuchWebsiteConfiguration), 404, "The specified bucket does not have a website configuration.");
    public static readonly ErrorCode ObjectLockConfigurationNotFoundError =
        new(nameof(ObjectLockConfigurationNotFoundError), 404, "Object Lock configuration does not exist for this bucket.");
    public static readonly ErrorCode OwnershipControlsNotFoundError =
        new(nameof(OwnershipControlsNotFoundError), 404, "The bucket ownership controls were not found.");
    public static readonly ErrorCode ReplicationConfigurationNotFoundError =
        new(nameof(ReplicationConfigurationNotFoundError), 404, "The replication configuration was not found.");
    public static readonly ErrorCode ServerSideEncryptionConfigurationNotFoundError =
        new(nameof(ServerSideEncryptionConfigurationNotFoundError), 404, "The server side encryption configuration was not found.");

    // Objects, versions and parts.
    public static readonly ErrorCode InvalidEncryptionAlgorithmError =
        new(nameof(InvalidEncryptionAlgorithmError), 400, "The encryption request that you specified is not valid.");
    public static readonly ErrorCode InvalidObjectState =
        new(nameof(InvalidObjectState), 403, "The operation is not valid for the object's storage class.");
    public static readonly ErrorCode InvalidPart =
        new(nameof(InvalidPart), 400,
            "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may "
                + "not match the part's entity tag.");
    public static readonly ErrorCode InvalidPartNumber =
        new(nameof(InvalidPartNumber), 416, "The requested partnumber is not satisfiable.");
    public static readonly ErrorCode InvalidPartOrder =
        new(nameof(InvalidPartOrder), 400,
            "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
    public static readonly ErrorCode InvalidRange = new(nameof(InvalidRange), 416, "The requested range is not satisfiable.");
    public static readonly ErrorCode InvalidRetentionPeriod =
        new(nameof(InvalidRetentionPeriod), 400, "Default retention period must be a positive integer value.");
    public static readonly ErrorCode InvalidStorageClass =
        new(nameof(InvalidStorageClass), 400, "The storage class you specified is not valid.");
    public static readonly ErrorCode InvalidTag = new(nameof(InvalidTag), 400, "The tag that you provided is not valid.");
    public static readonly ErrorCode KeyTooLongError = new(nameof(KeyTooLongError), 400, "Your key is too long.");
    public static readonly ErrorCode MetadataTooLarge =
        new(nameof(MetadataTooLarge), 400, "Your metadata headers exceed the maximum allowed metadata size.");
    // AWS's own word for it is not in its model; this is the one that its other parts have.
    public static readonly ErrorCode NoSuchAnnotation = new(nameof(NoSuchAnnotation), 404, "The specified annotation does not exist.");
    public static readonly ErrorCode NoSuchKey = new(nameof(NoSuchKey), 404, "The specified key does not exist.");
    public static readonly ErrorCode NoSuchUpload =
        new(nameof(NoSuchUpload), 404,
            "The specified multipart upload does not exist. The upload ID might not be valid, or the multipart upload might have been "
                + "aborted or completed.");
    public static readonly ErrorCode NoSuchVersion = new(nameof(NoSuchVersion), 404, "The specified version does not exist.");

    public S3Error With(string element, string value) => new S3Error(this).With(element, value);

    public static S3Error Argument(string name, string? value, string message) =>
        new S3Error(InvalidArgument, message).With("ArgumentName", name).With("ArgumentValue", value ?? "");
}
