using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>What a profile has of a hosting provider: the keys of one of its accounts, and the key to the provider itself.</summary>
public abstract class HostingParameters : NetworkParameters, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private string? _account;

    /// <summary>
    /// The account at the hosting provider whose keys the profile gets; accounts come down the pipeline too. Needs Connect-S3Hosting.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? S3uid { get; set; }

    /// <summary>The API key of a hosting provider, for Connect-S3Hosting, as a text or a SecureString. It can order and pay.</summary>
    [Parameter]
    public object? HostingApiKey { get; set; }

    /// <summary>The address of the hosting provider's account API, where it is not the usual one.</summary>
    [Parameter]
    public string? HostingUrl { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_account is not null)
            ThrowTerminatingError(
                Pipeline.Failures.Errors.Of(
                    new ArgumentException(
                        "A profile holds the keys of one account, and more than one came down the pipeline. Nothing was stored."), Name));
        _account = S3uid;
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Cancelled by Ctrl+C.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>Whether the profile is for the hosting provider alone, and not for a store.</summary>
    protected static bool IsForHostingOnly(ConnectionSettings settings)
    {
        foreach (Setting setting in settings.Given)
        {
            if (!setting.Name.StartsWith("Hosting", StringComparison.Ordinal)) return false;
        }
        return settings["HostingApiKey"] is not null;
    }

    /// <summary>Puts in the keys of the account that was named.</summary>
    /// <exception cref="S3ConfigurationException">There are other credentials as well, or no account came.</exception>
    /// <exception cref="HostingException">The provider does not give the keys.</exception>
    protected void AddAccountKeys(ConnectionSettings given)
    {
        if (_account is null && MyInvocation.ExpectingInput)
            throw new S3ConfigurationException("No account came down the pipeline. Nothing was stored.");
        if (_account is null) return;
        if (given["AccessKey"] is not null || given["SecretKey"] is not null)
            throw new S3ConfigurationException("-S3uid brings the account's own keys; leave the others out.");
        string account = _account;
        Credentials keys = Task.Run(() => HostingSession.Client.GetCredentialsAsync(account, static _ => { }, _stop.Token), _stop.Token)
            .GetAwaiter().GetResult();
        (given["AccessKey"], given["SecretKey"]) = (keys.AccessKey, keys.SecretKey);
    }
}
