using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Core.Tests.Items.Finding;

public sealed class InventoryTests : IAsyncLifetime
{
    private const string Manifest =
        """
        { "sourceBucket": "photos", "destinationBucket": "arn:aws:s3:::one", "version": "2016-11-30", "fileFormat": "CSV",
          "fileSchema": "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass, IsMultipartUploaded",
          "files": [ { "key": "photos/all/data/1.csv.gz", "size": SIZE, "MD5checksum": "x" } ] }
        """;

    private const string Rows =
        "\"photos\",\"a+b/%C3%BC%2B.jpg\",\"v1\",\"true\",\"false\",\"12\",\"2026-01-02T03:04:05.000Z\",\"abc\",\"GLACIER\",\"false\"\n"
        + "\"photos\",\"gone\",\"v2\",\"true\",\"true\",\"\",\"2026-01-02T03:04:05.000Z\",\"\",\"\",\"\"\n";

    private readonly TreeWorld _world = new();

    public async ValueTask InitializeAsync() => await _world.WithBucketsAsync("one");

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return default;
    }

    [Theory, InlineData("store"), InlineData("beside"), InlineData("data"), InlineData("siblings")]
    public async Task A_manifest_leads_to_its_files_and_columns(string way)
    {
        byte[] data = Packed(Rows);
        string manifest = Manifest.Replace("SIZE", data.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await _world.Client.PutAsync("one", "photos/all/data/1.csv.gz", data);
        await _world.PutAsync("one", "photos/all/day/manifest.json", manifest);
        string folder = Path.Combine(_world.Files, "day");
        string file = _world.Write("day/manifest.json", manifest);
        string beside = way switch
        {
            "data" => Path.Combine(folder, "data"),
            "siblings" => Path.Combine(_world.Files, "data"),
            _ => folder,
        };
        Directory.CreateDirectory(beside);
        File.WriteAllBytes(Path.Combine(beside, "1.csv.gz"), data);
        List<Found> all = await ReadAsync(way == "store" ? "s3://one/photos/all/day/manifest.json" : file);
        Assert.Equal(["s3://photos/a b/ü+.jpg?versionId=v1", "s3://photos/gone?versionId=v2"], all.Select(f => f.Address.ToString()));
        Entry first = all[0].Entry;
        Assert.Equal((12L, "\"abc\"", "GLACIER"), (first.Size!.Value, first.ETag, first.StorageClass));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), first.LastModified);
        Assert.Equal((EntryKind.DeleteMarker, null), (all[1].Entry.Kind, all[1].Entry.Size));
    }

    [Theory]
    [InlineData("b,k\r\nb,x%2Fy\n\n", "k x/y")]
    [InlineData("b,\"k,1\"\nb,\"a\"\"b\"", "k,1 a\"b")]
    [InlineData("", "")]
    public async Task A_list_of_buckets_and_keys_needs_no_manifest(string text, string keys)
    {
        Assert.Equal(keys, string.Join(' ', (await ReadAsync(_world.Write("list.csv", text))).Select(f => f.Key)));
        string packed = Path.Combine(_world.Files, "list.csv.gz");
        File.WriteAllBytes(packed, Packed(text));
        Assert.Equal(keys, string.Join(' ', (await ReadAsync(packed)).Select(f => f.Key)));
    }

    [Fact]
    public async Task Columns_and_plain_keys_can_be_named()
    {
        string file = _world.Write("list", "7,a+b%20c,x\n");
        var inventory = new Inventory(null) { Columns = ["size", "KEY", "bucket"], PlainKeys = true };
        Found found = (await ReadAsync(file, inventory)).Single();
        Assert.Equal(("x", "a+b%20c", 7L), (found.Bucket, found.Key, found.Entry.Size!.Value));
    }

    [Theory]
    [InlineData("list", "b,k,v\n", "row 1 has 3 columns")]
    [InlineData("list", "b,k\nb\n", "row 2 has 1 columns")]
    [InlineData("list", "b,\n", "row 1 names no object")]
    [InlineData("list", "Bucket,Key\nb,k\n", "is a header")]
    [InlineData("list", "b,\"k\n", "ends within quotation marks")]
    [InlineData("list", "b,%ff\n", "is not percent-encoded")]
    [InlineData("m.json", "{", "no manifest")]
    [InlineData("m.json", "[]", "no manifest")]
    [InlineData("m.json", "{}", "names no columns")]
    [InlineData("m.json", "{\"fileFormat\":\"ORC\"}", "in ORC")]
    [InlineData("m.json", "{\"fileSchema\":\"Key\"}", "none is called Bucket")]
    public async Task What_does_not_fit_is_an_error_that_names_the_place(string name, string text, string error)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(_world.Write(name, text)));
        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_length_or_that_is_missing_is_an_error()
    {
        string manifest = _world.Write("manifest.json", Manifest.Replace("SIZE", "5", StringComparison.Ordinal));
        await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync(manifest));
        _world.Write("data/1.csv.gz", "x");
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(manifest));
        Assert.Contains("has 1 bytes; by its manifest they are 5", failure.Message, StringComparison.Ordinal);
    }

    private async Task<List<Found>> ReadAsync(string place, Inventory? inventory = null)
    {
        var all = new List<Found>();
        inventory ??= new Inventory(_world.Client);
        await foreach (Found found in inventory.FindAsync(Place.Parse(place), CancellationToken.None)) all.Add(found);
        return all;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
