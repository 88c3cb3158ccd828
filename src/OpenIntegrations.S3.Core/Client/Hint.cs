using System;
using System.Linq;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client;

/// <summary>What a known peculiarity of a store has to do with an error, and what to set.</summary>
/// <param name="Codes">The codes of the errors that are meant, parted by blanks; <c>*</c> for any.</param>
/// <param name="Says">
/// What to set, in a sentence. <c>{region}</c>, <c>{url}</c>, <c>{connection}</c> and <c>{provider}</c> are filled in.
/// </param>
internal sealed record Hint(string Codes, string Says)
{
    /// <summary>Words of the store's message, in any case.</summary>
    public string? Message { get; init; }

    /// <summary>The provider that is meant; any when null.</summary>
    public string? Provider { get; init; }

    public Func<S3Error, S3Connection, bool>? When { get; init; }

    /// <summary>The hint for an error, or null.</summary>
    public static string? For(S3Error error, S3Connection connection) => Hints.Table.FirstOrDefault(h => h.Fits(error, connection))?.Says
        .Replace("{region}", error.Region).Replace("{url}", error.Url).Replace("{connection}", connection.Region)
            .Replace("{provider}", connection.Provider.Title).Replace("{console}", ConsolePorts.Sentence(connection));

    private bool Fits(S3Error error, S3Connection connection) =>
        (Codes == "*" || Array.IndexOf(Codes.Split(' '), error.Code) >= 0)
        && (Provider is null || Provider == connection.Provider.Name)
        && (Message is null || error.Message.Contains(Message, StringComparison.OrdinalIgnoreCase))
        && (When is null || When(error, connection));
}
