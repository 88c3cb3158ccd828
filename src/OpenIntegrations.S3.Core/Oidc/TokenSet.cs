using System;

namespace OpenIntegrations.S3.Oidc;

/// <summary>What a token endpoint gave.</summary>
/// <param name="AccessToken">The proof of who one is.</param>
/// <param name="RefreshToken">Good for one exchange for newer tokens; null when the server gave none.</param>
/// <param name="Expires">When the access token ends; null when nobody said.</param>
internal sealed record TokenSet(string AccessToken, string? RefreshToken, DateTimeOffset? Expires)
{
    /// <summary>Never the tokens.</summary>
    public override string ToString() => "TokenSet { secret }";
}
