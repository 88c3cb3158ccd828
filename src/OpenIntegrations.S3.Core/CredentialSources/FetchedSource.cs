using System;
using System.ComponentModel;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Credentials that are fetched from somewhere, kept, and fetched anew before they end or when the store refuses them.</summary>
/// <param name="key">What makes two sources the same, so that they fetch once.</param>
/// <param name="clock">Tells the time when the store refuses credentials.</param>
public abstract class FetchedSource(object key, Func<DateTimeOffset> clock) : CredentialSource
{
    private readonly SharedCredentials _shared = SharedCredentials.For(key);

    /// <summary>What makes two sources the same.</summary>
    public object Key => key;

    /// <summary>Where the credentials come from, for messages: <c>the role arn:aws:iam::1:role/x</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Whether fetching may disturb the user, which is not done on a mere suspicion.</summary>
    protected virtual bool AsksUser => false;

    /// <summary>Whether the store may refuse credentials before the end that was announced, for example because a session was closed.</summary>
    protected virtual bool MayEndEarly => false;

    /// <summary>The credentials that are to be replaced by what is fetched; null when these are the first.</summary>
    protected Credentials? Current => _shared.Current;

    public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) => _shared.GetAsync(now, GuardedFetchAsync, cancellationToken);

    public override ValueTask<bool> RenewAsync(Credentials refused, bool isCertain, CancellationToken cancellationToken) =>
        AsksUser && !isCertain ? new(false) : _shared.RenewAsync(refused, isCertain, MayEndEarly, clock(), GuardedFetchAsync, cancellationToken);

    protected abstract Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The error for a source that answered, but not with what is due.</summary>
    protected CredentialsUnavailableException Failed(string reason) => new($"There are no credentials from {Description}: {reason}");

    private async Task<ExpiringCredentials> GuardedFetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException or InvalidDataException or UnauthorizedAccessException or JsonException or XmlException or FormatException or Win32Exception)
        {
            throw new CredentialsUnavailableException($"There are no credentials from {Description}: {e.Message}", e);
        }
    }
}
