using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Asks by a HEAD what the answer to a GET did not say.</summary>
/// <param name="client">The store.</param>
/// <param name="get">The GET; its version, key of encryption and conditions are the HEAD's too.</param>
/// <param name="open">The answer to the GET, whose turn ends with the first question; null for none.</param>
internal sealed class ObjectHead(S3Client client, S3Request get, WireResponse? open)
{
    /// <summary>The object's length; null when the store does not tell.</summary>
    /// <exception cref="IntegrityException">The object is another one by now.</exception>
    public async Task<long?> LengthAsync(ObjectIdentity identity, CancellationToken cancellationToken)
    {
        S3Answer? head = await AskAsync(null, cancellationToken).ConfigureAwait(false);
        if (head is null) return null;
        identity.CheckSame(ObjectIdentity.Of(head.Headers));
        return long.TryParse(head.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length
            : null;
    }

    /// <summary>Like <see cref="AskAsync"/>, where a store that is out of reach is as good as one that does not tell.</summary>
    public async Task<S3Answer?> TryAskAsync(int? partNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(partNumber, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (RetryPolicy.IsTransient(e))
        {
            return null;
        }
    }

    /// <summary>The answer to a HEAD; null when the store gives none.</summary>
    /// <param name="partNumber">The part to ask for; null for the object.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<S3Answer?> AskAsync(int? partNumber, CancellationToken cancellationToken)
    {
        open?.LeaveTurn();
        S3Request head = get.RawPath is null
            ? Routes.HeadObject.For(get.Bucket!, get.Key!, get.Query["versionId"])
            : new S3Request("HEAD") { RawPath = get.RawPath, Query = get.Query.Clone() };
        if (partNumber is { } number) head.Query.Add("partNumber", Scalars.Format(number));
        foreach (var (name, value) in get.Headers)
        {
            if (!string.Equals(name, "Range", StringComparison.OrdinalIgnoreCase)) head.Headers.Add(name, value);
        }
        S3Answer answer = await client.SendAsync(head, cancellationToken).ConfigureAwait(false);
        return answer.Error is null && answer.Status is 200 or 206 ? answer : null;
    }
}
