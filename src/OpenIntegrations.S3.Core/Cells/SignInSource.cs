using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Cells;

/// <summary>
/// The token of a sign-in that a profile keeps. It is renewed before it ends or when the gateway refuses it, by one process at a time.
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="secret">The secret that goes with tokens.</param>
/// <param name="store">Where the profile is.</param>
/// <param name="context">Clock and transport.</param>
internal abstract class SignInSource(string profile, string secret, IProfiles store, SourceContext context)
    : FetchedSource(KeyOf(store, profile), context)
{
    /// <summary>A token that ends sooner is not begun with.</summary>
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(1);

    public override string Description => $"the sign-in of profile '{profile}'";

    protected override bool MayEndEarly => true;

    private Remedy SignInAgain => new(RemedyKind.SignIn, profile);

    /// <exception cref="S3ConfigurationException">The settings lack something, or are in no profile.</exception>
    public static SignInSource Create(ConnectionSettings settings, string? secret, IProfiles store, SourceContext context)
    {
        StoredSignIn stored = StoredSignIn.Read(settings)!;
        string profile = settings.SignInProfile
            ?? throw new S3ConfigurationException($"The {settings.Origin} has a sign-in, which only a stored profile can keep.")
            { Remedy = new Remedy(RemedyKind.SignIn) };
        if (secret is null)
            throw new S3ConfigurationException($"The {settings.Origin} has a sign-in, which is for the provider Cells only.");
        return stored.Kind == SignInKind.Session
            ? new SessionSource(profile, secret, store, context, settings.Text("Url") ?? "", stored.Password is not null)
            : new OidcSource(profile, secret, store, context);
    }

    /// <summary>Has the process use what the profile says now.</summary>
    public static void Forget(IProfiles store, string profile, CredentialMemory memory) => memory.Of(KeyOf(store, profile)).Forget();

    /// <summary>The error for a sign-in that cannot be gone on with.</summary>
    protected CredentialsUnavailableException Ended(string reason) => Failed(reason, SignInAgain);

    /// <summary>Gets a newer token.</summary>
    protected abstract Task<StoredSignIn> RenewAsync(StoredSignIn old, CancellationToken cancellationToken);

    protected override async Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (IsUsable(Stored(), time)) return Lease(Stored());
        using IDisposable turn = await store.TakeSignInTurnAsync(profile, cancellationToken).ConfigureAwait(false);
        StoredSignIn stored = Stored();
        // Another process may have renewed it meanwhile, and the old refresh token is worth nothing any more.
        if (IsUsable(stored, time)) return Lease(stored);
        StoredSignIn renewed = await RenewAsync(stored, cancellationToken).ConfigureAwait(false);
        Keep(stored, renewed);
        return Lease(renewed);
    }

    private static string KeyOf(IProfiles store, string profile) => SourceKey.Of("sign-in", store.Path, profile.ToUpperInvariant());

    private StoredSignIn Stored() =>
        StoredSignIn.Read(store.Find(profile)) ?? throw Ended("the profile has none any more.");

    private bool IsUsable(StoredSignIn stored, DateTimeOffset time) =>
        stored.AccessToken.Length > 0 && stored.AccessToken != Current?.AccessKey
            && (stored.Expires is not { } end || time < end - s_early);

    private ExpiringCredentials Lease(StoredSignIn signIn) => new(new Credentials(signIn.AccessToken, secret), signIn.Expires);

    private void Keep(StoredSignIn old, StoredSignIn renewed)
    {
        try
        {
            store.Update(profile, current =>
            {
                // Someone may have given the profile other credentials, or taken it away.
                if (StoredSignIn.Read(current)?.AccessToken != old.AccessToken) return null;
                renewed.WriteTo(current!);
                return current;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            Context.Interaction.Warn(
                $"The renewed sign-in of profile '{profile}' could not be stored ({e.Message}); other processes will have to sign in "
                    + $"again.");
        }
    }
}
