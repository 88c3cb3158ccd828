using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>
/// A list of objects in files, as S3 Inventory writes it and S3 Batch Operations take it: CSV without a header, packed or not, with keys
/// percent-encoded. A manifest names the files and their columns.
/// </summary>
/// <param name="client">The store that what is in none but in one lies in; null where everything is in files.</param>
public sealed class Inventory(S3Client? client)
{
    private const int CopySize = 64 * 1024;

    /// <summary>What a file without a manifest has in its columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether keys stand as they are, and are not percent-encoded.</summary>
    public bool PlainKeys { get; init; }

    /// <summary>The objects, as they are read.</summary>
    /// <exception cref="InvalidDataException">It is no such list.</exception>
    /// <exception cref="FileNotFoundException">A file that it names is not there.</exception>
    public async IAsyncEnumerable<Found> FindAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isManifest = NameOf(place).EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        IAsyncEnumerable<Found> all = isManifest ? ManifestAsync(place, cancellationToken)
            : FileAsync(place, new InventoryRows(Columns, PlainKeys), null, cancellationToken);
        await foreach (Found found in all.ConfigureAwait(false)) yield return found;
    }

    private async IAsyncEnumerable<Found> ManifestAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TreeMap manifest = await ReadManifestAsync(place, cancellationToken).ConfigureAwait(false);
        if (manifest.GetText("fileFormat") is { } format && !format.Equals("CSV", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"'{place}' is an inventory in {format}. Inventories in CSV can be read.");
        string schema = manifest.GetText("fileSchema") ?? throw new InvalidDataException($"'{place}' is no manifest: it names no columns.");
        var rows = new InventoryRows([.. schema.Split(',').Select(c => c.Trim())], PlainKeys);
        foreach (TreeMap file in manifest.GetMaps("files"))
        {
            Place data = DataOf(place, file.GetText("key") ?? "");
            await foreach (Found found in FileAsync(data, rows, SizeOf(file), cancellationToken).ConfigureAwait(false))
                yield return found;
        }
    }

    private async Task<TreeMap> ReadManifestAsync(Place place, CancellationToken cancellationToken)
    {
        using Stream stream = await OpenAsync(place, null, cancellationToken).ConfigureAwait(false);
        using var text = new MemoryStream();
        await stream.CopyToAsync(text, CopySize, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonTree.Read(Encoding.UTF8.GetString(text.ToArray())) as TreeMap
                ?? throw new InvalidDataException($"'{place}' is no manifest of an inventory.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{place}' is no manifest of an inventory: {e.Message}", e);
        }
    }

    private async IAsyncEnumerable<Found> FileAsync(Place place, InventoryRows rows, long? size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Stream stream = await OpenAsync(place, size, cancellationToken).ConfigureAwait(false);
        using Stream unpacked = NameOf(place).EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var text = new StreamReader(unpacked, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var csv = new CsvReader(text);
        while (await csv.ReadAsync().ConfigureAwait(false) is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Read(row, $"'{place}', row {csv.Rows}") is { } found) yield return found;
        }
    }

    /// <summary>A file that a manifest names: in its bucket; of one that was downloaded, beside it.</summary>
    private static Place DataOf(Place manifest, string key)
    {
        if (manifest.IsRemote) return Place.Of(new S3Address(manifest.Bucket, key));
        string folder = Path.GetDirectoryName(manifest.Text) ?? "", name = key.Substring(key.LastIndexOf('/') + 1);
        string[] places = [Path.Combine(folder, name), Path.Combine(folder, "data", name), Path.Combine(folder, "..", "data", name)];
        return Place.Parse(Array.Find(places, File.Exists)
            ?? throw new FileNotFoundException($"'{name}', which '{manifest}' names, is neither beside it nor in a folder data.", name));
    }

    private async Task<Stream> OpenAsync(Place place, long? size, CancellationToken cancellationToken)
    {
        Stream stream = place.IsRemote ? await OpenObjectAsync(place, cancellationToken).ConfigureAwait(false)
            : new FileStream(place.Text, FileMode.Open, FileAccess.Read, FileShare.Read, CopySize, useAsync: true);
        long? length = stream is ObjectStream content ? content.Remaining : stream.Length;
        if (size is null || length is null || length == size) return stream;
        stream.Dispose();
        throw new InvalidDataException($"'{place}' has {length} bytes; by its manifest they are {size}.");
    }

    private async Task<ObjectStream> OpenObjectAsync(Place place, CancellationToken cancellationToken)
    {
        S3Request get = Routes.GetObject.For(place.Bucket, place.Key, place.VersionId);
        (ObjectStream? body, S3Answer? refusal) = await ObjectStream.OpenAsync(client!, get, cancellationToken).ConfigureAwait(false);
        // Whoever takes what is read may want turns of its own meanwhile.
        return refusal is null ? body!.LeaveTurn() : throw new S3RequestFailedException(refusal);
    }

    private static long? SizeOf(TreeMap file) => file.Get("size") switch
    {
        int small => small,
        long large => large,
        _ => null,
    };

    private static string NameOf(Place place) => place.IsRemote ? place.Key : place.Text;
}
