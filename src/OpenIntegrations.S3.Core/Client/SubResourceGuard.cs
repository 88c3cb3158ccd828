using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// Some stores ignore a sub-resource they do not know: for them <c>DELETE /bucket?encryption</c> deletes the bucket and
/// <c>PUT /bucket/key?tagging</c> overwrites the object. Before such a request, the same is asked for with a GET, once per store and process.
/// </summary>
internal sealed class SubResourceGuard(S3Client client)
{
    private static readonly ConcurrentDictionary<(Origin Endpoint, string SubResource, bool OfObject), bool> s_known = new();

    /// <returns>The refusal when the store would do something else than what is meant; null when the request may go out.</returns>
    public async Task<S3Answer?> RefuseAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (!IsDangerous(request) || client.Connection.Provider.RefusesUnknownSubResources) return null;
        var place = (client.Connection.Endpoint.Origin, request.SubResource!, request.Key is not null);
        if (s_known.ContainsKey(place) || Probe(request) is not { } probe) return null;

        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(probe, cancellationToken).ConfigureAwait(false);
        if (refusal is null)
        {
            S3Error? error;
            using (open) error = await ReadErrorAsync(open!, probe, cancellationToken).ConfigureAwait(false);
            if (error is not null) return new S3Answer(501, new TreeMap(), new HeaderList(), request) { Error = error };
        }
        else if (refusal.Error!.Code == "NotImplemented") return refusal;
        s_known[place] = true;
        return null;
    }

    private static bool IsDangerous(S3Request request) =>
        request.SubResource is not null && (request.Method == "DELETE" || (request.Method == "PUT" && request.Key is not null));

    private static S3Request? Probe(S3Request request)
    {
        Route? read = Routes.All.Select(r => r.Value).FirstOrDefault(r =>
            r.Method == "GET" && r.SubResource == request.SubResource && r.HasKey == request.Key is not null && r.ResponseRoot is not null);
        return read?.Bind(name => name switch { "Bucket" => request.Bucket, "Key" => request.Key, _ => null });
    }

    private async Task<S3Error?> ReadErrorAsync(WireResponse open, S3Request probe, CancellationToken cancellationToken)
    {
        // A store that answers with the object itself may have gigabytes of it.
        const int small = 64 * 1024;
        if (open.ContentLength > small) return S3Error.Read(200, new TreeMap { { "the object itself", "" } }, open.Headers, probe.ResponseRoot);
        return (await AnswerReader.ReadAsync(open, probe, client.Connection, cancellationToken).ConfigureAwait(false)).Error;
    }
}
