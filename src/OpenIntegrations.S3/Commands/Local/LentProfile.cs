using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Commands;

/// <summary>A profile that leads to a local server as long as that runs. What it was before comes back with the end.</summary>
internal sealed class LentProfile
{
    private readonly string _name;
    private readonly string _url;
    private readonly ConnectionSettings? _before;
    private readonly Session _session = Session.Current;
    private readonly string? _usedBefore;

    private LentProfile(string name, string url, ConnectionSettings? before)
    {
        (_name, _url, _before, _usedBefore) = (name, url, before, _session.ProfileName);
        _session.ProfileName = name;
    }

    /// <summary>Stores the profile, and uses it for the rest of the session.</summary>
    public static LentProfile Take(string name, LocalServer server, Credentials credentials, string region)
    {
        ConnectionSettings? before = null;
        ProfileStore.OfUser().Update(name, found =>
        {
            before = found;
            return LocalServers.Settings(name, server, credentials, region);
        });
        // One that a process left behind without an end is nothing to come back to.
        bool isLeftBehind = before?.Text("AccessKey") == credentials.AccessKey && before?.Text("SecretKey") == credentials.SecretKey;
        return new LentProfile(name, server.Url, isLeftBehind ? null : before);
    }

    /// <summary>Undoes it, unless somebody has changed the profile meanwhile.</summary>
    public void Return()
    {
        if (_session.ProfileName == _name) _session.ProfileName = _usedBefore;
        ProfileStore store = ProfileStore.OfUser();
        if (store.Find(_name)?.Text("Url") != _url) return;
        if (_before is not null) store.Set(_name, _before);
        else store.Remove(_name);
    }
}
