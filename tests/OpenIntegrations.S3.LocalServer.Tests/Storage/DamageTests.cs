using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>What does not fit any more is not served, named, and still there.</summary>
public sealed class DamageTests : IDisposable
{
    /// <summary>What may happen to the files of the object "hurt", which has its description first and its bytes second.</summary>
    private static readonly Dictionary<string, Action<string, string>> s_damages = new()
    {
        ["a flipped bit in the description"] = (json, _) => Flip(json, 60),
        ["an empty description"] = (json, _) => File.WriteAllText(json, ""),
        ["half a description"] = (json, _) => File.WriteAllText(json, File.ReadAllText(json)[..40]),
        ["a renamed description"] = (json, _) => File.Move(json, Path.Combine(Path.GetDirectoryName(json)!, "0" + Path.GetFileName(json))),
        ["a description with another ending"] = (json, _) => File.Move(json, json + ".bak"),
        ["a description that is a list"] = (json, _) => File.WriteAllText(json, "[1,2]"),
        ["a description that says null"] = (json, _) => File.WriteAllText(json, "null"),
        ["a description that says nothing"] = (json, _) => File.WriteAllText(json, "{}"),
        ["bytes that are more"] = (_, data) => File.AppendAllText(data, "x"),
        ["bytes that are fewer"] = (_, data) => File.WriteAllText(data, File.ReadAllText(data)[1..]),
        ["no bytes"] = (_, data) => File.WriteAllText(data, ""),
        ["bytes that were renamed"] = (_, data) => File.Move(data, data + ".old"),
    };

    private readonly TestServer _server = new();

    public static TheoryData<string> Damages => [.. s_damages.Keys];

    private string Objects => Path.Combine(_server.Folder, "bucket.bkt", "objects");

    public void Dispose() => _server.Dispose();

    [Theory, MemberData(nameof(Damages))]
    public async Task Damage_is_set_aside(string damage)
    {
        await FillAsync();
        string[] sizes = [];
        _server.Restart(() =>
        {
            string json = Json("hurt");
            s_damages[damage](json, Path.ChangeExtension(json, ".data"));
            sizes = Sizes();
            Assert.NotEmpty(LocalServer.Check(_server.Folder));
            Assert.Equal(sizes, Sizes());
        });
        Assert.NotEmpty(_server.Findings);
        Assert.All(_server.Findings, f => Assert.Equal("bkt", f.Bucket));
        Assert.Equal(["whole"], (await _server.Client.Get("/bkt")).Values("Key"));
        Assert.Equal("404 NoSuchKey", (await _server.Client.Get("/bkt/hurt")).Code);
        Assert.Equal("of whole", (await _server.Client.Get("/bkt/whole")).Text);
        Assert.Equal(sizes, Sizes());

        // Nor does a later life of the key or of the bucket touch it.
        Assert.Equal("200", (await _server.Client.Put("/bkt/hurt", "new")).Code);
        Assert.Equal("204", (await _server.Client.Delete("/bkt/hurt")).Code);
        Assert.Equal(sizes, Sizes());
        await _server.Client.Delete("/bkt/whole");
        Assert.Equal("204", (await _server.Client.Delete("/bkt")).Code);
        Assert.Superset(sizes.Where(s => !s.Contains("bucket.json", StringComparison.Ordinal)).Select(NameOf).ToHashSet(),
            Sizes().Select(NameOf).Concat(WholeFiles).ToHashSet());
        _server.Restart();
        Assert.NotEmpty(_server.Findings);
        Assert.Equal("200", (await _server.Client.Put("/bkt")).Code);
    }

    [Fact]
    public async Task A_stray_file_stays_and_is_named()
    {
        await FillAsync();
        string[] strays =
        [
            Path.Combine(Objects, "README.txt"), Path.Combine(Objects, "notes.tmp"), Path.Combine(Objects, "sub", "x.json"),
            Path.Combine(Objects, "..", "parts", "mine.txt"), Path.Combine(Objects, "..", "mine.json"),
        ];
        _server.Restart(() =>
        {
            Directory.CreateDirectory(Path.Combine(Objects, "sub"));
            foreach (string stray in strays) File.WriteAllText(stray, "mine");
        });
        Assert.Equal(5, _server.Findings.Count);
        Assert.All(strays, s => Assert.Equal("mine", File.ReadAllText(s)));
        Assert.Equal(["hurt", "whole"], (await _server.Client.Get("/bkt")).Values("Key"));
    }

    [Fact]
    public async Task A_damaged_part_is_set_aside_and_the_upload_goes_on()
    {
        await _server.Client.Put("/bkt");
        string id = await _server.Client.Begin("/bkt/k");
        foreach (int number in new[] { 1, 2 }) await _server.Client.Put($"/bkt/k?uploadId={id}&partNumber={number}", "part " + number);
        string folder = Path.Combine(_server.Folder, "bucket.bkt", "parts", id);
        _server.Restart(() => Flip(Path.Combine(folder, "00001.json"), 20));
        Assert.EndsWith("00001.json", Assert.Single(_server.Findings).Path, StringComparison.Ordinal);
        Assert.Equal(["2"], (await _server.Client.Get($"/bkt/k?uploadId={id}")).Values("PartNumber"));
        Assert.Equal(5, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task A_damaged_upload_is_set_aside()
    {
        await _server.Client.Put("/bkt");
        string id = await _server.Client.Begin("/bkt/k");
        await _server.Client.Put($"/bkt/k?uploadId={id}&partNumber=1", "part");
        string folder = Path.Combine(_server.Folder, "bucket.bkt", "parts", id);
        _server.Restart(() => Flip(Path.Combine(folder, "upload.json"), 30));
        Assert.Equal(folder, Assert.Single(_server.Findings).Path);
        Assert.Empty((await _server.Client.Get("/bkt?uploads")).Values("UploadId"));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task Bytes_that_changed_are_found_by_a_check()
    {
        await FillAsync();
        string id = await _server.Client.Begin("/bkt/parts");
        string etag = (await _server.Client.Put($"/bkt/parts?uploadId={id}&partNumber=1", "a part")).ETag;
        await _server.Client.Complete("/bkt/parts", id, [(1, etag)]);
        _server.Restart(() =>
        {
            Assert.Empty(LocalServer.Check(_server.Folder));
            Flip(Path.ChangeExtension(Json("hurt"), ".data"), 0);
            Flip(Directory.GetFiles(Path.Combine(_server.Folder, "bucket.bkt", "parts", id)).Single(), 0);
            Assert.Equal(["hurt", "parts"], LocalServer.Check(_server.Folder).Select(f => f.Key).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void No_bit_of_a_description_can_flip_unseen()
    {
        var settings = new BucketSettings { Name = "bkt", Created = DateTimeOffset.UnixEpoch }.With("policy", "{}");
        string file = Path.Combine(_server.Folder, "flipped.json");
        StoreJson.Write(file, settings, StoreJson.Default.BucketSettings);
        byte[] bytes = File.ReadAllBytes(file);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file, flipped);
            if (StoreJson.TryRead(file, StoreJson.Default.BucketSettings) is { } read)
                Assert.Equal(JsonSerializer.Serialize(settings), JsonSerializer.Serialize(read));
        }
    }

    /// <summary>The names of the files of the object that was whole, and so was deleted for good.</summary>
    private string[] WholeFiles { get; set; } = [];

    private async Task FillAsync()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/hurt", "of hurt");
        await _server.Client.Put("/bkt/whole", "of whole");
        string whole = Json("whole");
        WholeFiles = [Path.GetFileName(whole), Path.GetFileName(Path.ChangeExtension(whole, ".data"))];
    }

    private string Json(string key) => Directory.GetFiles(Objects, "*.json")
        .Single(f => File.ReadAllText(f).Contains($"\"key\":\"{key}\"", StringComparison.Ordinal));

    private static void Flip(string file, int at)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static string NameOf(string size) => size.Split('/', '\\')[^1].Split(' ')[0];

    private string[] Sizes() => [.. Directory.GetFiles(_server.Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal) && !f.EndsWith("store.json", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(_server.Folder, f) + " " + new FileInfo(f).Length).Order(StringComparer.Ordinal)];
}
