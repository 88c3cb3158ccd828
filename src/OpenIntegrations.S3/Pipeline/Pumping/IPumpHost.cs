using System.Management.Automation;
using System.Management.Automation.Host;

namespace OpenIntegrations.S3.Pipeline.Pumping;

/// <summary>
/// Who a pump works for: a cmdlet, a provider, or whatever else PowerShell calls. All of it is done on the host's own thread.
/// </summary>
internal interface IPumpHost
{
    /// <summary>Writes what comes out.</summary>
    void Write(object? value, bool enumerate);

    /// <summary>Warns the user.</summary>
    void Warn(string message);

    /// <summary>Tells who asked for details.</summary>
    void Explain(string message);

    /// <summary>Shows how far it is.</summary>
    void Show(ProgressRecord progress);

    /// <summary>Where a user may be asked.</summary>
    PSHost User { get; }

    /// <summary>Where scripts are run.</summary>
    CommandInvocationIntrinsics Scripts { get; }
}
