using System.Management.Automation;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>An action on a bucket of an account.</summary>
public abstract class HostingBucketCmdlet : HostingAccountCmdlet
{
    /// <summary>The bucket's name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string BucketName { get; set; } = "";

    /// <inheritdoc/>
    protected override string Target => S3uid + "/" + BucketName;
}
