using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Client;

/// <summary>Credentials for what is signed now and used later: a link, a form. It ends with them, whatever it says of itself.</summary>
internal static class LastingCredentials
{
    // Who asks for no more than is usual knows that it is for now.
    private static readonly TimeSpan s_usual = TimeSpan.FromHours(1);

    /// <param name="connection">The store.</param>
    /// <param name="what">What is signed, for messages.</param>
    /// <param name="lifetime">How long it shall last.</param>
    /// <param name="now">The time.</param>
    /// <param name="warn">Told when the credentials end before it does.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    /// <exception cref="CredentialsUnavailableException">The credentials have ended.</exception>
    public static async Task<Credentials> GetAsync(S3Connection connection, string what, TimeSpan lifetime, DateTimeOffset now,
        Action<string>? warn, CancellationToken cancellationToken)
    {
        Credentials credentials = await connection.Credentials.GetAsync(now, cancellationToken).ConfigureAwait(false);
        bool isShort = connection.CredentialsEnd is { } end && end < now + lifetime;
        if (isShort && connection.Credentials is FetchedSource source
            && await source.ExtendAsync(credentials, now, cancellationToken).ConfigureAwait(false))
            credentials = await connection.Credentials.GetAsync(now, cancellationToken).ConfigureAwait(false);
        Check(connection.CredentialsEnd, credentials.SessionToken is not null, what, lifetime, now, warn);
        return credentials;
    }

    private static void Check(DateTimeOffset? end, bool isTemporary, string what, TimeSpan lifetime, DateTimeOffset now,
        Action<string>? warn)
    {
        if (end is null && isTemporary && lifetime > s_usual)
            warn?.Invoke($"The {what} is made with temporary credentials that do not say when they end: it ends with them, which may be "
                + $"before {lifetime.TotalSeconds:0} s.");
        if (end is not { } time) return;
        if (time <= now)
            throw new CredentialsUnavailableException(
                $"The credentials ended at {Scalars.Format(time)}: a {what} made with them does not work.");
        if (time < now + lifetime)
            warn?.Invoke($"The {what} ends with the credentials it was made with, at {Scalars.Format(time)}, and not in "
                + $"{lifetime.TotalSeconds:0} s.");
    }
}
