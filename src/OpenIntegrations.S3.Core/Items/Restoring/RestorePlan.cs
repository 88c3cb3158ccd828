using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Restoring;

/// <summary>Brings keys back: plans it from a list of versions, and does it.</summary>
/// <param name="client">The store.</param>
public sealed class RestorePlan(S3Client client)
{
    /// <summary>The steps for what a list of versions names. A key of which not all versions can be read has none.</summary>
    /// <param name="versions">The versions, by key, the newest first.</param>
    /// <param name="asOf">The moment whose state is wanted, in UTC; null for the last one before a key was deleted.</param>
    /// <param name="isUnknown">Told of what cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<RestoreStep> StepsAsync(IAsyncEnumerable<Found> versions, DateTime? asOf,
        Action<Found> isUnknown, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ofKey = new List<Found>();
        await foreach (Found version in versions.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            bool isUnreadable = version.Entry.Kind == EntryKind.Unknown;
            if (!isUnreadable && ofKey.Count > 0 && ofKey[0].Key != version.Key)
            {
                if (Step(ofKey, asOf) is { } step) yield return step;
                ofKey.Clear();
            }
            if (!isUnreadable) ofKey.Add(version);
            else
            {
                // Its older versions may be in what cannot be read.
                ofKey.Clear();
                isUnknown(version);
            }
        }
        if (ofKey.Count > 0 && Step(ofKey, asOf) is { } last) yield return last;
    }

    /// <summary>
    /// Whether a key has surely again what a step would bring, as after another run: the same bytes, described in the same way.
    /// </summary>
    public async Task<bool> IsDoneAsync(RestoreStep step, CancellationToken cancellationToken)
    {
        if (step.Kind != RestoreKind.CopyVersion || step.Version is not { ETag: not null } then) return false;
        Entry now = step.Key.Entry;
        if (now.ETag != then.ETag || now.Size != then.Size) return false;
        try
        {
            IEnumerable<string> facts = await FactsAsync(step, now, cancellationToken).ConfigureAwait(false);
            return facts.SequenceEqual(await FactsAsync(step, then, cancellationToken).ConfigureAwait(false));
        }
        catch (S3RequestFailedException)
        {
            return false;
        }
    }

    /// <summary>Does a step.</summary>
    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public async Task RunAsync(RestoreStep step, CancellationToken cancellationToken)
    {
        string bucket = step.Key.Bucket, key = step.Key.Key!;
        if (step.Kind == RestoreKind.CopyVersion)
            await CopyAsync(bucket, key, step.Version!.VersionId, cancellationToken).ConfigureAwait(false);
        else if (step.Kind == RestoreKind.Delete)
            await client.SendOrThrowAsync(Routes.DeleteObject.For(bucket, key), cancellationToken).ConfigureAwait(false);
        else foreach (string? marker in step.Markers)
            await client.SendOrThrowAsync(Routes.DeleteObject.For(bucket, key, marker), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a version over the newest one.</summary>
    public Task CopyAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken) =>
        new Copy(client, new CopySource(bucket, key, versionId), Routes.CopyObject.For(bucket, key)).RunAsync(cancellationToken);

    /// <summary>Makes sure that a bucket keeps versions: elsewhere what is replaced or deleted is lost.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public async Task DemandVersionsAsync(string bucket, CancellationToken cancellationToken)
    {
        S3Answer answer = await client.SendOrThrowAsync(Routes.GetBucketVersioning.For(bucket), cancellationToken).ConfigureAwait(false);
        if (answer.Response.GetText("VersioningConfiguration", "Status") != "Enabled")
            throw new IOException($"The bucket '{bucket}' does not keep versions now, so what would be replaced or deleted would be lost.");
    }

    private async Task<IEnumerable<string>> FactsAsync(RestoreStep step, Entry version, CancellationToken cancellationToken)
    {
        (string bucket, string key) = (step.Key.Bucket, step.Key.Key!);
        S3Request head = Routes.HeadObject.For(bucket, key, version.VersionId);
        S3Answer answer = await client.SendOrThrowAsync(head, cancellationToken).ConfigureAwait(false);
        string? tags = await ObjectDescription
            .TagsAsync(client, Routes.GetObjectTagging.For(bucket, key, version.VersionId), answer.Headers, cancellationToken)
            .ConfigureAwait(false);
        return answer.Headers.Where(h => ObjectDescription.IsIn(new HeaderList { { h.Key, h.Value } })).Select(h => $"{h.Key}: {h.Value}")
            .OrderBy(fact => fact, StringComparer.OrdinalIgnoreCase).Append(tags ?? "");
    }

    private static RestoreStep? Step(List<Found> versions, DateTime? asOf) =>
        asOf is not null && versions.Any(v => v.Entry.LastModified is null) ? null : RestoreStep.For(versions, asOf);
}
