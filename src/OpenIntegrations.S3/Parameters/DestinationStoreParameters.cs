using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what may reach into another store.</summary>
internal abstract class DestinationStoreParameters
{
    /// <summary>The profile of the store that -Destination is in, where that is another one than the source's.</summary>
    [Parameter, ArgumentCompleter(typeof(ConnectionNameCompleter)), ValidateNotNullOrEmpty]
    public string? DestinationProfileName { get; set; }

    /// <summary>The connection to the store that -Destination is in, as -BasicData has that of the source.</summary>
    [Parameter, BasicDataTransformation, ValidateNotNullOrEmpty]
    public object? DestinationBasicData { get; set; }
}
