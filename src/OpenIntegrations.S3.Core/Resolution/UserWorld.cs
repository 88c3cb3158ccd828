using System;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Resolution;

/// <summary>The world of the user whose process this is: their profiles and their environment.</summary>
public static class UserWorld
{
    /// <param name="interaction">What the caller's surface can do; nobody is there to ask when not given.</param>
    public static ConnectionContext Create(Interaction? interaction = null)
    {
        interaction ??= Interaction.None;
        return new(ProfileStore.OfUser(interaction.Warn)) { Interaction = interaction };
    }
}
