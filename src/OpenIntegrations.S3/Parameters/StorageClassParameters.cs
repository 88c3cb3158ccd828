using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Items.Finding;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what chooses by storage class, too. What writes has a storage class as a setting instead.</summary>
internal abstract class StorageClassParameters : FilterParameters
{
    /// <summary>Only objects of these storage classes, in any case.</summary>
    [Parameter, ArgumentCompleter(typeof(StorageClassCompleter))]
    public string[] StorageClass { get; set; } = [];

    private Filter Filter => Chosen(StorageClass);
}
