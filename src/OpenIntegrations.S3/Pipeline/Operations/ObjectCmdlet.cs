using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Parameters;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>An operation on an object.</summary>
[Takes(typeof(RequestPayerParameters))]
public abstract partial class ObjectCmdlet : BucketCmdlet
{
    /// <summary>The object's key, up to 1,024 bytes in UTF-8. It reaches the store byte for byte.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true), Alias("Name"),
        ArgumentCompleter(typeof(KeyCompleter))]
    public virtual string Key { get; set; } = "";

    /// <inheritdoc/>
    protected override string Target => Bucket + "/" + Key;
}
