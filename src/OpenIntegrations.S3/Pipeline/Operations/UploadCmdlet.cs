using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>An operation on an upload that was started.</summary>
public abstract class UploadCmdlet : ObjectCmdlet
{
    /// <summary>The upload, as Start-S3MultipartUpload named it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(UploadIdCompleter))]
    public string UploadId { get; set; } = "";
}
