using System;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>What sources are made with.</summary>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Interaction">What only the caller's surface can do.</param>
/// <param name="Now">The clock.</param>
/// <param name="Transport">How connections are made.</param>
public sealed record SourceContext(Func<string, string?> Environment, Interaction Interaction, Func<DateTimeOffset> Now,
    TransportSettings Transport)
{
    /// <summary>Where what sources gave is kept.</summary>
    public CredentialMemory Memory { get; init; } = new();

    /// <summary>The value of the first variable that has one.</summary>
    public string? First(params string[] variables)
    {
        foreach (string name in variables)
        {
            if (Environment(name) is { Length: > 0 } value) return value;
        }
        return null;
    }
}
