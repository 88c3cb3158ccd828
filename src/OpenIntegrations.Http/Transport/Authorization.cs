using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>A way to prove who asks. It is applied anew to each attempt of a request, with the time of that attempt.</summary>
public abstract class Authorization
{
    /// <summary>Sends the request as it is.</summary>
    public static Authorization None { get; } = new Anonymous();

    public abstract ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Asked once when the server refused the request: true when another attempt makes sense, with what the answer taught.
    /// </summary>
    public virtual ValueTask<bool> LearnAsync(WireRequest request, WireResponse refusal, CancellationToken cancellationToken) => new(false);

    private sealed class Anonymous : Authorization
    {
        public override ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken) => default;
    }
}
