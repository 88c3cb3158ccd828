using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Core.Tests;

/// <summary>A world of a test's own: a home, an environment, a clock, and a user who answers.</summary>
internal sealed class TestWorld : IDisposable
{
    public TestWorld() => Environment["HOME"] = Home;

    public string Home { get; } = Directory.CreateTempSubdirectory("oint-world-").FullName;

    public Dictionary<string, string> Environment { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What the user types when asked; null for nobody being there.</summary>
    public string? Code { get; set; }

    /// <summary>What the user was asked.</summary>
    public List<string> Questions { get; } = new();

    public List<string> Warnings { get; } = new();

    public ProfileStore Store => new(Path.Combine(Home, "profiles", "profiles.json"));

    /// <summary>What connections of this world remember.</summary>
    public SessionMemory Memory { get; } = new();

    public ConnectionContext Context => new(Store)
    {
        Memory = Memory,
        Environment = name => Environment.GetValueOrDefault(name),
        Now = () => Now,
        Interaction = new Interaction { AskAsync = AskAsync, Warn = Warnings.Add },
    };

    /// <summary>Writes a file that only its owner can read, and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public S3Connection Connect(ConnectionSettings settings) => S3Connection.Create(Store.Inherit(settings), Context);

    /// <summary>The credentials that a connection has at this moment.</summary>
    public async Task<Credentials> CredentialsAsync(ConnectionSettings settings) =>
        await Connect(settings).Credentials.GetAsync(Now, CancellationToken.None);

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        return Code is null ? Interaction.None.AskAsync(question, cancellationToken) : Task.FromResult(Code);
    }
}
