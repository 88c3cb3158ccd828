using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Credentials that are fetched from somewhere, kept, and fetched anew before they end or when the store refuses them.</summary>
/// <param name="key">What makes two sources the same, so that they fetch once.</param>
/// <param name="context">Clock and memory.</param>
internal abstract class FetchedSource(object key, SourceContext context) : CredentialSource
{
    private readonly SharedCredentials _shared = context.Memory.Of(key);

    /// <summary>What makes two sources the same.</summary>
    public object Key => key;

    /// <summary>Where the credentials come from, for messages: <c>the role arn:aws:iam::1:role/x</c>.</summary>
    public abstract string Description { get; }

    /// <summary>When the credentials in use end; null when nobody said, or none were fetched.</summary>
    public DateTimeOffset? Expires => _shared.Expires;

    /// <summary>What is secret of the credentials in use.</summary>
    public IEnumerable<string> GetSecrets() => _shared.Current is not { } current ? []
        : new[] { current.SecretKey, current.SessionToken }.OfType<string>();

    /// <summary>Clock, transport, memory, and the user.</summary>
    protected SourceContext Context => context;

    /// <summary>Whether fetching may disturb the user, which is not done on a mere suspicion.</summary>
    protected virtual bool AsksUser => false;

    /// <summary>
    /// Whether the store may refuse credentials before the end that was announced, for example because a session was closed.
    /// </summary>
    protected virtual bool MayEndEarly => false;

    /// <summary>The credentials that are to be replaced by what is fetched; null when these are the first.</summary>
    protected Credentials? Current => _shared.Current;

    public override ValueTask<Credentials> GetAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _shared.GetAsync(now, GuardedFetchAsync, cancellationToken);

    public override ValueTask<bool> RenewAsync(Credentials refused, bool isCertain, CancellationToken cancellationToken) =>
        AsksUser && !isCertain ? new(false)
            : _shared.RenewAsync(refused, isCertain, MayEndEarly, context.Now(), GuardedFetchAsync, cancellationToken);

    /// <summary>Has credentials that last longer than those, where that is possible without disturbing the user.</summary>
    /// <returns>True when there are other ones.</returns>
    internal ValueTask<bool> ExtendAsync(Credentials old, DateTimeOffset now, CancellationToken cancellationToken) =>
        AsksUser ? new(false) : _shared.ExtendAsync(old, now, GuardedFetchAsync, cancellationToken);

    protected abstract Task<ExpiringCredentials> FetchAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The error for a source that answered, but not with what is due.</summary>
    protected CredentialsUnavailableException Failed(string reason, Remedy? remedy = null) =>
        new($"There are no credentials from {Description}: {reason}") { Remedy = remedy };

    private async Task<ExpiringCredentials> GuardedFetchAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is HttpRequestException or TimeoutException or IOException or InvalidDataException or UnauthorizedAccessException
                or JsonException or XmlException or FormatException or Win32Exception)
        {
            throw new CredentialsUnavailableException($"There are no credentials from {Description}: {e.Message}", e);
        }
    }
}
