using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Cells;

/// <summary>Renews a token by signing in once more. Where the password is not kept, the user is asked for it.</summary>
internal sealed class SessionSource(string profile, string secret, IProfiles store, SourceContext context, string url,
    bool keepsPassword)
    : SignInSource(profile, secret, store, context)
{
    protected override bool AsksUser => !keepsPassword;

    protected override async Task<StoredSignIn> RenewAsync(StoredSignIn old, CancellationToken cancellationToken)
    {
        string user = old.UserName ?? throw Ended("the profile lacks UserName.");
        string password = old.Password
            ?? await Context.Interaction.AskAsync($"Password of {user} for {Description}", cancellationToken).ConfigureAwait(false);
        StoredSignIn renewed = await new CellsSession(url, Context).SignInAsync(user, password, cancellationToken).ConfigureAwait(false);
        return renewed with { Password = old.Password };
    }
}
