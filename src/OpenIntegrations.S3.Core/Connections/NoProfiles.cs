using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Connections;

/// <summary>For connections that say all of themselves.</summary>
internal sealed class NoProfiles : IProfiles
{
    public static NoProfiles Instance { get; } = new();

    public string Path => "";

    public ConnectionSettings? Find(string name) => null;

    public ConnectionSettings Resolve(string name) => throw Missing(name);

    public ConnectionSettings Inherit(ConnectionSettings settings, string? name = null) =>
        settings.Text("BasedOn") is { } basis ? throw Missing(basis) : settings;

    public void Update(string name, Func<ConnectionSettings?, ConnectionSettings?> change) => throw Missing(name);

    public Task<IDisposable> TakeSignInTurnAsync(string name, CancellationToken cancellationToken) => throw Missing(name);

    private static S3ConfigurationException Missing(string name) => new($"There is no profile '{name}': no profiles are looked at here.");
}
