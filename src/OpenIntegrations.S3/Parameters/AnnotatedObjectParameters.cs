using System.Management.Automation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of changes to one annotation of an object.</summary>
internal abstract class AnnotatedObjectParameters
{
    /// <summary>The name of the annotation.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public string AnnotationName { get; set; } = "";

    /// <summary>Only if the object has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("x-amz-object-if-match")]
    public string? ObjectIfMatch { get; set; }
}
