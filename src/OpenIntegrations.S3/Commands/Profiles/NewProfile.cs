using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Diagnostics;
using OpenIntegrations.S3.Input;

namespace OpenIntegrations.S3.Commands;

/// <summary>
/// Helps the user to a profile that works: asks for what is lacking, tries what may be meant in two ways, says what is wrong.
/// </summary>
internal sealed class NewProfile(PSCmdlet cmdlet, ConnectionSettings settings)
{
    /// <summary>Whether something was asked, so that somebody is there to read what became of it.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>Asks for what the profile must have and has not, where somebody is there to answer.</summary>
    /// <param name="effective">What it has, with all that it inherits.</param>
    public void AskForWhatLacks(ConnectionSettings effective)
    {
        bool hasAddress = effective["Url"] is not null || effective["AwsProfile"] is not null
            || (effective.Text("Provider") is { } name && Provider.Find(name)?.UrlFor(effective.Text("Region") ?? "x") is not null);
        if (!hasAddress) Ask("Url", "Url of the store, for example https://s3.example.com");
        if (CredentialSettings.Kind(effective) is null && effective["HostingApiKey"] is null) Ask("AccessKey", "Access key");
    }

    /// <summary>Tries both schemes at an address that has none, and says which it took.</summary>
    public void FindScheme(CancellationToken cancellationToken)
    {
        if (settings.Text("Url") is not { } url || !SchemeProbe.IsOpen(url)) return;
        var transport = new TransportSettings { Proxy = settings.Text("Proxy") };
        string? found = Wait(token => SchemeProbe.FindAsync(url, transport, token), cancellationToken);
        settings["Url"] = found ?? "https://" + url;
        cmdlet.WriteWarning(found is null
            ? $"'{url}' has no scheme, and neither https nor http is answered there now. https is meant; write http:// before it if it "
                + "is that."
            : $"'{url}' has no scheme. {found} answers, and was stored.");
    }

    /// <summary>Tries the profile, and tells the user how it is.</summary>
    public void Try(S3Connection connection, CancellationToken cancellationToken)
    {
        IReadOnlyList<Check> checks =
            Wait(token => new ConnectionTest(connection, null, static () => DateTimeOffset.UtcNow).RunAsync(token), cancellationToken);
        Check[] bad = [.. checks.Where(c => c.Result is CheckResult.Failed or CheckResult.Warning)];
        foreach (Check check in bad)
            cmdlet.WriteWarning($"{check.Name}: {check.Explanation} {Pipeline.Failures.Advice.Text(check.Remedy)}".TrimEnd());
        string end = bad.Any(c => c.Result == CheckResult.Failed) ? "The profile is stored, and does not work yet." : "The profile works.";
        cmdlet.WriteInformation(new HostInformationMessage { Message = end }, ["PSHOST"]);
    }

    private void Ask(string name, string question)
    {
        if (UserQuestions.Ask(cmdlet, question) is not { } answer) return;
        settings[name] = answer;
        HasAsked = true;
    }

    private static T Wait<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => work(cancellationToken), cancellationToken).GetAwaiter().GetResult();
}
