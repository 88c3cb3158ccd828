using System;
using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of servers whose time is not that of the machine.</summary>
internal abstract class ClockParameters
{
    /// <summary>
    /// How much the server's clock is ahead, such as 30.00:00:00 for thirty days; negative for behind. The Clock of the server that is
    /// given can be turned while it runs: $server.Clock.Advance('7.00:00:00').
    /// </summary>
    [Parameter]
    public TimeSpan ClockAhead { get; set; }
}
