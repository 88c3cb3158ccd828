using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>An action of the hosting provider that the session is connected to.</summary>
public abstract class HostingCmdlet : AsyncCmdlet
{
    private HostingRequest? _request;

    /// <summary>The action with the values of this cmdlet's parameters.</summary>
    protected abstract HostingRequest Request { get; }

    /// <summary>What the action works on, as a question to the user names it.</summary>
    protected virtual string Target => "account";

    /// <summary>What the action changes, as the user is asked (-Confirm) and told (-WhatIf).</summary>
    protected virtual string Change => "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            _request = Request;
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(Errors.Of(e, Target));
        }
        if (_request!.Action.IsRepeatable || ShouldProcess(Target, Change)) base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        HostingAnswer answer = await SendAsync(_request!, cancellationToken).ConfigureAwait(false);
        await PostAsync(() => WriteObject(Show(answer), enumerateCollection: true)).ConfigureAwait(false);
    }

    /// <summary>What is written of an answer.</summary>
    protected virtual IEnumerable<PSObject> Show(HostingAnswer answer) => [];

    /// <summary>Sends an action by the session's connection.</summary>
    protected Task<HostingAnswer> SendAsync(HostingRequest request, CancellationToken cancellationToken) =>
        HostingSession.Client.SendAsync(request, Log, cancellationToken);

    /// <inheritdoc/>
    protected override void Fail(Exception failure)
    {
        ErrorRecord error = Errors.Of(failure, null);
        // The next record may fare better, except where it would meet the same wall.
        if (failure is HostingException { Kind: HostingFaultKind.Refused }) WriteError(error);
        else ThrowTerminatingError(error);
    }

    /// <summary>Tells -Verbose what is done.</summary>
    protected void Log(string message) => TryPost(() => WriteVerbose(message));
}
