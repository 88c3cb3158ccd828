using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>What a request carries. A body writes itself to the connection, so that it never needs to be in memory as a whole.</summary>
public abstract class RequestBody
{
    private string? _sha256;

    /// <summary>Bytes per read and write: large enough for few system calls, small enough to stay in the processor's cache.</summary>
    public const int BufferSize = 128 * 1024;

    public static RequestBody Empty { get; } = new BytesBody(default);

    /// <summary>Bytes on the wire; null when it is not known before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether the body can be written a second time, for its digest or for a retry.</summary>
    public virtual bool CanRepeat => true;

    /// <summary>Writes the whole body, from its beginning.</summary>
    public abstract Task WriteToAsync(Stream target, CancellationToken cancellationToken);

    /// <summary>The body as it is when a request is made of it: what it was told of before may have changed since.</summary>
    internal virtual RequestBody AsItIsNow() => this;

    /// <summary>A range of the body as a body of its own.</summary>
    /// <exception cref="NotSupportedException">This kind of body is sent as a whole only.</exception>
    public virtual RequestBody Slice(long offset, long length) =>
        throw new NotSupportedException($"A {GetType().Name} cannot be sent in parts.");

    /// <summary>The digest of the body in lower-case hexadecimal.</summary>
    public async Task<string> DigestAsync(HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        using var sink = new HashStream(hash);
        await WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        return Hash.Hex(hash.GetHashAndReset());
    }

    /// <summary>The SHA-256 of the body in hexadecimal; computed once.</summary>
    public async ValueTask<string> Sha256Async(CancellationToken cancellationToken)
    {
        if (_sha256 is not null) return _sha256;
        if (Length == 0) return _sha256 = Hash.EmptySha256;
        return _sha256 = await DigestAsync(HashAlgorithmName.SHA256, cancellationToken).ConfigureAwait(false);
    }
}
