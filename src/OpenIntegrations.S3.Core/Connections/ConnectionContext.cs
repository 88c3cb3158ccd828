using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Connections;

/// <summary>The world that a connection is resolved in. Nothing in it is looked at before something asks for it.</summary>
public sealed record ConnectionContext
{
    /// <summary>The stored profiles.</summary>
    public ProfileStore Profiles { get; init; } = ProfileStore.OfUser();

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>What only the caller's surface can do.</summary>
    public Interaction Interaction { get; init; } = Interaction.None;

    /// <summary>The profiles that lead here by SourceProfile.</summary>
    private IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The same world, one profile further.</summary>
    /// <exception cref="S3ConfigurationException">The profile leads back to itself.</exception>
    internal ConnectionContext Below(string profile) => Path.Contains(profile, StringComparer.OrdinalIgnoreCase)
        ? throw new S3ConfigurationException($"The profile '{profile}' leads back to itself by SourceProfile.")
        : this with { Path = [.. Path, profile] };
}
