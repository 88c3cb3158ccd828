using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Transfers;

/// <summary>An object on its way: up, down, or from one place in the store to another.</summary>
public interface ITransfer
{
    /// <summary>What would be done, without a request.</summary>
    TransferPlan Plan { get; }

    /// <summary>Does it, and gives the store's answer.</summary>
    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    /// <exception cref="IntegrityException">What arrived is not what was sent.</exception>
    Task<S3Answer> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What a transfer does.</summary>
/// <param name="Kind">In which direction.</param>
/// <param name="Source">Where the bytes come from: an address or a path; null where they have no name.</param>
/// <param name="Target">Where they go.</param>
/// <param name="Length">How many they are; null when nobody knows yet.</param>
public sealed record TransferPlan(TransferKind Kind, string? Source, string Target, long? Length);

/// <summary>The directions of transfers.</summary>
public enum TransferKind
{
    /// <summary>Into the store.</summary>
    Upload,

    /// <summary>Out of the store.</summary>
    Download,

    /// <summary>Within the store.</summary>
    Copy,
}
