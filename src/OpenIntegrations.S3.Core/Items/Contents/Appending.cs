using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Contents;

/// <summary>
/// Adds to the end of an object, which S3 cannot: what is there is read and written again with the addition, under the condition that it
/// is still the same. Where somebody else wrote in between it begins anew, so that no addition of anyone's is lost.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="put">The PUT of the object without its body. What it does not say of the object stays as it is, tags included.</param>
public sealed class Appending(S3Client client, S3Request put)
{
    private const int Tries = 10;

    private string? _tag;
    private int _refusals;
    private bool _hasNoConditions;

    /// <param name="addition">What is added. It may be read several times, from its beginning.</param>
    /// <param name="cancellationToken">Ends it; the object stays as it was.</param>
    /// <exception cref="S3RequestFailedException">The store refuses, or others write all the time.</exception>
    public async Task<S3Answer> RunAsync(Stream addition, CancellationToken cancellationToken)
    {
        for (int i = 1; ; i++)
        {
            try
            {
                return await TryAsync(addition, cancellationToken).ConfigureAwait(false);
            }
            catch (S3RequestFailedException e) when (e.Code is "PreconditionFailed" or "ConditionalRequestConflict" && i < Tries)
            {
                // Those that met do not meet again.
                await Task.Delay(TimeSpan.FromMilliseconds(20 * i), cancellationToken).ConfigureAwait(false);
            }
            catch (S3RequestFailedException e) when (!_hasNoConditions && Conditions.AreUnknown(e.Code))
            {
                // As OpenStack Swift says of every PUT with one: nothing could be added to anything there.
                _hasNoConditions = true;
            }
        }
    }

    private async Task<S3Answer> TryAsync(Stream addition, CancellationToken cancellationToken)
    {
        S3Request get = Routes.GetObject.For(put.Bucket!, put.Key!), write = put.Copy();
        get.Headers["Cache-Control"] = "no-cache";
        (ObjectStream? old, S3Answer? refusal) = await ObjectStream.OpenAsync(client, get, cancellationToken).ConfigureAwait(false);
        using (old)
        {
            if (refusal is { Status: 404, Error.Code: not "NoSuchBucket" })
            {
                write.Headers["If-None-Match"] = _hasNoConditions ? null : "*";
                write.Headers["Content-Type"] ??= MediaTypes.Of(put.Key!);
            }
            else if (refusal is not null) throw new S3RequestFailedException(refusal);
            else await KeepAsync(write.Headers, old!.Headers, cancellationToken).ConfigureAwait(false);
            addition.Position = 0;
            long? length = old is null ? addition.Length : old.Remaining + addition.Length;
            Stream all = old is null ? addition : new ChainedStream(old.LeaveTurn(), addition);
            using var source = new StreamSource(all, length: length);
            return await new Upload(client, write, source).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task KeepAsync(HeaderList headers, HeaderList old, CancellationToken cancellationToken)
    {
        ObjectDescription.KeepInPlace(headers, old);
        headers["x-amz-tagging"] ??= await ObjectDescription
            .TagsAsync(client, Routes.GetObjectTagging.For(put.Bucket!, put.Key!), old, cancellationToken).ConfigureAwait(false);
        string? tag = ETag.In(old);
        _refusals = tag == _tag ? _refusals + 1 : 0;
        _tag = tag;
        headers["If-Match"] = Condition(tag, hasVersions: old["x-amz-version-id"] is not null and not "null");
    }

    /// <summary>
    /// A store that refuses the tag which the object still has reads it without its quotes, as Ceph does; where it refuses that, too, it
    /// has no condition for this bucket, as Ceph for one with versions, which keeps what would be lost.
    /// </summary>
    private string? Condition(string? tag, bool hasVersions) => _refusals switch
    {
        _ when _hasNoConditions => null,
        0 => tag,
        1 => tag?.Trim('"'),
        _ => hasVersions ? null : tag,
    };
}
