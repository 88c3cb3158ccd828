using System;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>An upload in parts that was begun and neither completed nor given up. Its parts cost what objects cost.</summary>
public sealed record OpenUpload(string Bucket, string Key, string UploadId, DateTime? Initiated)
{
    public override string ToString() => $"s3://{Bucket}/{Key}?uploadId={UploadId}";
}
