using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>A cmdlet whose request can be sent although nothing shows that the store knows it.</summary>
internal interface IForced
{
    /// <summary>Sends it all the same, and believes a yes that anybody could have said.</summary>
    SwitchParameter Force { get; }
}
