using System.Management.Automation;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>An action on an account of the hosting provider.</summary>
public abstract class HostingAccountCmdlet : HostingCmdlet
{
    /// <summary>The account's S3 user identifier, as Get-S3HostingAccount lists it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string S3uid { get; set; } = "";

    /// <inheritdoc/>
    protected override string Target => S3uid;
}
