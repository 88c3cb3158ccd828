using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Brings the things of a tree from one end to the other, one at a time.</summary>
internal abstract class Mover
{
    /// <summary>What it does with an item.</summary>
    internal abstract ItemAction Action { get; }

    /// <exception cref="ArgumentException">Neither end is in a store.</exception>
    public static Mover Of(TreeEnd from, TreeEnd to, MoveSettings settings) => (from, to) switch
    {
        (FileEnd files, StoreEnd store) => new UploadMover(files, store, settings),
        (StoreEnd store, FileEnd files) => new DownloadMover(store, files, settings),
        (StoreEnd source, StoreEnd target) => new StoreMover(source, target, settings),
        _ => throw new ArgumentException("One of both ends has to be in a store."),
    };

    internal abstract Task<Moved> MoveAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken);

    /// <summary>Makes an empty folder.</summary>
    internal abstract Task MakeFolderAsync(string path, CancellationToken cancellationToken);

    /// <summary>Gives what is there the time of the source.</summary>
    internal virtual void Touch(TreeStep step) => throw new NotSupportedException();

    /// <summary>What the headers of an answer say that the store has.</summary>
    private protected static string? ChecksumOf(HeaderList headers)
    {
        string? name = headers.Names.FirstOrDefault(n => n.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)
            && !n.EndsWith("-type", StringComparison.OrdinalIgnoreCase));
        if (name is not null) return name.Substring("x-amz-checksum-".Length).ToUpperInvariant() + " " + headers[name];
        return headers["ETag"] is { } etag ? "ETag " + etag.Trim('"') : null;
    }
}
