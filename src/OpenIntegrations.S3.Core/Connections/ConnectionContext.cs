using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Connections;

/// <summary>The world that a connection is resolved in. Nothing in it is looked at before something asks for it.</summary>
/// <param name="Profiles">The stored profiles.</param>
public sealed record ConnectionContext(IProfiles Profiles)
{
    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>What only the caller's surface can do.</summary>
    public Interaction Interaction { get; init; } = Interaction.None;

    /// <summary>Owns what is learnt of stores, and what sources of credentials gave.</summary>
    public SessionMemory Memory { get; init; } = SessionMemory.OfProcess;

    /// <summary>The profiles that lead here by SourceProfile.</summary>
    private IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What sources of credentials are made with.</summary>
    internal SourceContext Sources(TransportSettings transport) =>
        new(Environment, Interaction, Now, transport) { Memory = Memory.Credentials };

    /// <summary>The same world, one profile further.</summary>
    /// <exception cref="S3ConfigurationException">The profile leads back to itself.</exception>
    internal ConnectionContext Below(string profile) => Path.Contains(profile, StringComparer.OrdinalIgnoreCase)
        ? throw new S3ConfigurationException($"The profile '{profile}' leads back to itself by SourceProfile.")
        : this with { Path = [.. Path, profile] };
}
