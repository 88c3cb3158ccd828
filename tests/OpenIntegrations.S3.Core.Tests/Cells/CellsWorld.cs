using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Cells;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Profiles;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Cells;

namespace OpenIntegrations.S3.Core.Tests.Cells;

/// <summary>A scripted Cells server, a user with a browser, and a folder for the user's profiles.</summary>
internal sealed class CellsWorld : IDisposable
{
    private static readonly HttpClient s_browser =
        new(new HttpClientHandler { ServerCertificateCustomValidationCallback =
            HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, AllowAutoRedirect = false });
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly string? _authority;

    public CellsWorld(bool secure = false)
    {
        using TestCertificates? certificates = secure ? new TestCertificates() : null;
        Server = new CellsServer(certificates?.Issue("localhost"));
        if (certificates is null) return;
        _authority = Path.Combine(_folder, "authority.pem");
        File.WriteAllText(_authority, certificates.AuthorityPem);
    }

    public CellsServer Server { get; }

    public ProfileStore Profiles => new(Path.Combine(_folder, "profiles.json"));

    /// <summary>The same profiles by another name, so that nothing is shared as it is within a process.</summary>
    public ProfileStore OtherProcess => new(Path.Combine(_folder, ".", "profiles.json"));

    public DateTimeOffset Time { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Seconds that pass whenever someone looks at the clock.</summary>
    public int Pace { get; set; }

    /// <summary>What the user was shown.</summary>
    public List<string> Shown { get; } = new();

    public List<string> Asked { get; } = new();

    public List<string> Warnings { get; } = new();

    /// <summary>What the user answers when asked.</summary>
    public Func<string, string> Answer { get; set; } = _ => throw new InvalidOperationException("Nobody should be asked.");

    /// <summary>What the user does with an address.</summary>
    public Func<string, Task> Browse { get; set; } = GoAsync;

    public ConnectionContext Context(ProfileStore? profiles = null) => new(profiles ?? Profiles)
    {
        // No browser of the machine that runs the tests opens.
        Environment = name => name == "BROWSER" ? "there-is-no-such-browser" : null,
        Now = Now,
        Interaction = new Interaction
        {
            Show = Show,
            AskAsync = (question, _) =>
            {
                Asked.Add(question);
                return Task.FromResult(Answer(question));
            },
            Warn = Warnings.Add,
        },
    };

    /// <summary>A sign-in with a client whose answer may come to any port, because the usual ones may be taken.</summary>
    public CellsSignIn SignIn(TimeSpan? patience = null, bool trusts = true)
    {
        CellsSignIn signIn =
            CellsSignIn.For(new ConnectionSettings("test") { ["Url"] = Server.Url, ["CaFile"] = trusts ? _authority : null }, Context());
        (signIn.ClientId, signIn.RedirectUri, signIn.Patience) =
            ("own-client", "http://localhost:0/servers/callback", patience ?? TimeSpan.FromHours(1));
        return signIn;
    }

    /// <summary>Signs in and stores the profile cells.</summary>
    public async Task<ConnectionSettings> StoreAsync(StoredSignIn? signIn = null)
    {
        signIn ??= await SignIn().InBrowserAsync(CancellationToken.None);
        await SignIn().KeepAsync(Profiles, "cells",
            new ConnectionSettings("test") { ["Url"] = Server.Url, ["Provider"] = "Cells", ["CaFile"] = _authority }, signIn,
            CancellationToken.None);
        return Profiles.Resolve("cells");
    }

    public S3Client Client(ProfileStore? profiles = null, string profile = "cells", Action<ConnectionSettings>? change = null)
    {
        ConnectionSettings settings = (profiles ?? Profiles).Resolve(profile);
        change?.Invoke(settings);
        return new S3Client(S3Connection.Create(settings, Context(profiles)), Now);
    }

    public async Task<string> TokenAsync(ProfileStore? profiles = null, CancellationToken cancellationToken = default) =>
        (await Client(profiles).Connection.Credentials.GetAsync(Time, cancellationToken)).AccessKey;

    public string AddressShown => Shown[^1].Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal));

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // From https to http on this machine, which HttpClient does not follow and browsers do.
    private static async Task GoAsync(string address)
    {
        using HttpResponseMessage page = await s_browser.GetAsync(new Uri(address));
        if (page.Headers.Location is { } next) await GoAsync(next.OriginalString);
        else page.EnsureSuccessStatusCode();
    }

    private DateTimeOffset Now()
    {
        lock (Shown) return Time += TimeSpan.FromSeconds(Pace);
    }

    private void Show(string text)
    {
        Shown.Add(text);
        _ = Task.Run(() => Browse(AddressShown));
    }
}
