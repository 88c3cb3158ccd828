using System.Management.Automation;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Pipeline.Failures;

/// <summary>The error records of the hosting provider.</summary>
internal static class HostingErrors
{
    /// <summary>The target is the provider's answer, where there is one and no key can be in it.</summary>
    public static ErrorRecord Of(HostingException failure)
    {
        object? target = failure.GetAnswer() is { } answer && answer.Request.Action != HostingActions.ShowKey ? new HostingReply(answer)
            : failure.Action;
        return new(failure, "Hosting" + failure.Kind, CategoryOf(failure.Kind), target);
    }

    private static ErrorCategory CategoryOf(HostingFaultKind kind) => kind switch
    {
        HostingFaultKind.Unauthorized => ErrorCategory.AuthenticationError,
        HostingFaultKind.RateLimited => ErrorCategory.LimitsExceeded,
        HostingFaultKind.Unavailable => ErrorCategory.ResourceUnavailable,
        HostingFaultKind.Unreadable => ErrorCategory.InvalidData,
        HostingFaultKind.Redirected => ErrorCategory.ConnectionError,
        HostingFaultKind.OutcomeUnknown => ErrorCategory.ConnectionError,
        HostingFaultKind.NotReady => ErrorCategory.OperationTimeout,
        HostingFaultKind.NotConnected => ErrorCategory.ConnectionError,
        _ => ErrorCategory.InvalidOperation,
    };
}
