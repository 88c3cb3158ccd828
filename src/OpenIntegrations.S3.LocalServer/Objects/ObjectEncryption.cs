using System;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>
/// PUT ?encryption on an object: another key of a key management service for it, while all else stays.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html
/// </summary>
internal static class ObjectEncryption
{
    public static Answer Put(S3Request request)
    {
        XElement wanted = Xml.Read(request.Payload.ReadDocument(), "ObjectEncryption").One("SSE-KMS")
            ?? throw Invalid("Requests that modify an object encryption configuration require a valid new encryption type.");
        string key = wanted.Text("KMSKeyArn") ?? "";
        if (!key.StartsWith("arn:aws", StringComparison.Ordinal) || key.IndexOf(":kms:", StringComparison.Ordinal) < 0)
            throw Invalid("Requests that modify an object's encryption type to SSE-KMS require a valid KMS key ARN.");
        bool hasBucketKey = wanted.Text("BucketKeyEnabled") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw Invalid("The BucketKeyEnabled value isn't valid. Valid values are true or false."),
        };
        ObjectVersion version = VersionLookup.Change(request, v => Encryption.WithKey(v, key, hasBucketKey)
            ?? throw Invalid("Only source objects encrypted with SSE-S3 or SSE-KMS are supported."));
        return new Answer(200).With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    private static S3Error Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
