using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Http;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>The keys of accounts.</summary>
public static class HostingKeys
{
    /// <summary>One key of an account.</summary>
    /// <param name="client">The provider.</param>
    /// <param name="s3uid">The account.</param>
    /// <param name="which">access_key or secret_key.</param>
    /// <param name="log">Told of each step, without secrets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostingException">The answer has no key that can be recognised.</exception>
    public static async Task<string> GetKeyAsync(this HostingClient client, string s3uid, string which, Action<string> log,
        CancellationToken cancellationToken)
    {
        HostingAnswer answer =
            await client.SendAsync(HostingActions.ShowKey.With(("s3uid", s3uid), ("s3_key", which)), log, cancellationToken)
                .ConfigureAwait(false);
        return AnswerItems.Key(answer)
            ?? throw new HostingException(answer.Request.Action.Name, HostingFaultKind.Unreadable,
                $"the answer has no {which} that could be recognised.");
    }

    /// <summary>Both keys of an account: from get_buckets_rmq, which is documented to have them, else by show_key.</summary>
    /// <exception cref="HostingException">They cannot be had.</exception>
    public static async Task<Credentials> GetCredentialsAsync(this HostingClient client, string s3uid, Action<string> log,
        CancellationToken cancellationToken)
    {
        HostingAnswer usage = await client.SendAsync(HostingActions.GetBucketsRmq.With(("s3uid", s3uid)), log, cancellationToken)
            .ConfigureAwait(false);
        string? access = Loose.Text(usage.Data, "access_key");
        string? secret = Loose.Text(usage.Data, "secret_key");
        return new Credentials(
            access ?? await client.GetKeyAsync(s3uid, "access_key", log, cancellationToken).ConfigureAwait(false),
            secret ?? await client.GetKeyAsync(s3uid, "secret_key", log, cancellationToken).ConfigureAwait(false));
    }
}
