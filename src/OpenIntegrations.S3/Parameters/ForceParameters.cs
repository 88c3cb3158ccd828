using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of operations that do something else at stores that do not know them.</summary>
internal abstract class ForceParameters : IForced
{
    /// <summary>
    /// Sends it also where nothing shows that the store knows the operation. One that does not would do something else: overwrite or delete
    /// the object, delete a bucket that is empty, or make one. A yes that anybody could have said is believed then, too.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }
}
