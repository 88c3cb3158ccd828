using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>An object, or one version of it.</summary>
public readonly record struct ObjectVersion(string Key, string? VersionId);

/// <summary>Deletes objects of a bucket: as many a request as the store takes, one by one where the store has no batch.</summary>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket of all the objects.</param>
/// <param name="headers">Headers for each request.</param>
public sealed class BatchDelete(S3Client client, string bucket, HeaderList headers)
{
    private bool _hasBatch = client.Connection.Provider.BatchDelete;

    /// <summary>The kind of checksum that the list of a batch carries because the caller wants it; null for none.</summary>
    public string? Checksum { get; init; }

    /// <summary>Deletes objects, at most as many as the provider takes in a batch.</summary>
    /// <returns>An answer for each request that was sent.</returns>
    public async IAsyncEnumerable<S3Answer> RunAsync(IReadOnlyList<ObjectVersion> objects,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ObjectVersion> inBatch = _hasBatch && objects.Count > 1 ? objects.Where(o => XmlKey.CanCarry(o.Key)).ToList() : [];
        if (inBatch.Count > 1)
        {
            S3Answer answer = await client.SendAsync(Batch(inBatch), cancellationToken).ConfigureAwait(false);
            _hasBatch = answer.Error is not { Code: "NotImplemented" or "MethodNotAllowed" } && !AllNotImplemented(answer);
            if (_hasBatch)
            {
                DeleteReport.Complete(answer, inBatch);
                yield return answer;
                objects = objects.Where(o => !XmlKey.CanCarry(o.Key)).ToList();
            }
        }
        foreach (Task<S3Answer> deletion in Singles(objects, cancellationToken)) yield return await deletion.ConfigureAwait(false);
    }

    private S3Request Batch(IReadOnlyList<ObjectVersion> objects)
    {
        S3Request request = WithHeaders(Routes.DeleteObjects.For(bucket));
        request.DocumentChecksum = Checksum;
        var document =
            new TreeMap { { "Object",
                objects.Select(o => (object?)new TreeMap { { "Key", o.Key }, { "VersionId", o.VersionId } }).ToList() } };
        return request.WithDocument(S3Document.FromTree("Delete", document));
    }

    /// <summary>Requests that are under way together, a few at a time, in the order of the objects.</summary>
    private IEnumerable<Task<S3Answer>> Singles(IReadOnlyList<ObjectVersion> objects, CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<S3Answer>>();
        foreach (ObjectVersion item in objects)
        {
            if (underWay.Count >= client.Connection.Parallel) yield return underWay.Dequeue();
            underWay.Enqueue(SingleAsync(item, cancellationToken));
        }
        while (underWay.Count > 0) yield return underWay.Dequeue();
    }

    /// <summary>A key that cannot be asked for is an error of its own and does not keep the others from being deleted.</summary>
    private async Task<S3Answer> SingleAsync(ObjectVersion item, CancellationToken cancellationToken)
    {
        S3Request request = WithHeaders(Routes.DeleteObject.For(bucket, item.Key, item.VersionId));
        try
        {
            return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            return new S3Answer(400, new TreeMap(), new HeaderList(), request)
            {
                Error = new S3Error("InvalidArgument", e.Message, null, null),
            };
        }
    }

    private S3Request WithHeaders(S3Request request)
    {
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return request;
    }

    /// <summary>Some stores take the batch and refuse each object in it.</summary>
    private static bool AllNotImplemented(S3Answer answer)
    {
        TreeMap[] errors = answer.Response.GetMap("DeleteResult")?.GetMaps("Error").ToArray() ?? [];
        return errors.Length > 0 && errors.All(e => e.GetText("Code") == "NotImplemented");
    }
}
