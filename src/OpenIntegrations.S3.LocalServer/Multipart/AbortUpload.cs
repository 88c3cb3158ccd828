using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>DELETE of an upload id.</summary>
internal static class AbortUpload
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        Upload upload = bucket.Uploads.Find(request.Key, request.Query["uploadId"]!);
        upload.Abort();
        bucket.Uploads.Forget(upload.Settings.Id);
        return new Answer(204);
    }
}
