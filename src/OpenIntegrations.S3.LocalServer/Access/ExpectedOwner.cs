using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>A client may say whose a bucket is to be, and is refused when it is another's.</summary>
internal static class ExpectedOwner
{
    public static void Check(S3Request request, Bucket bucket, string header = "x-amz-expected-bucket-owner")
    {
        if (request.Headers[header] is { } expected && request.Identities.AccountOf(bucket.Settings.OwnerOrLocal) != expected)
            throw new S3Error(ErrorCode.AccessDenied);
    }
}
