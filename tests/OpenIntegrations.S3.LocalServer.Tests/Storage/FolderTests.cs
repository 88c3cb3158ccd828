using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Storage;

public sealed class FolderTests : IDisposable
{
    private readonly TestServer _server = new();

    private string Bucket => Path.Combine(_server.Folder, "bucket.bkt");

    private string Objects => Path.Combine(Bucket, "objects");

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task One_version_is_two_files_and_an_empty_one_is_one()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/k", "first");
        await _server.Client.Put("/bkt/k", "second");
        await _server.Client.Put("/bkt/empty");
        await _server.Client.Put("/bkt/gone", "x");
        await _server.Client.Delete("/bkt/gone");
        string[] files = [.. Directory.GetFiles(Objects).Select(Path.GetFileName)!];
        Assert.Equal(3, files.Length);
        Assert.Single(files, f => f.EndsWith(".data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_crash_leaves_is_swept_away()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/k", "kept");
        string upload = await _server.Client.Begin("/bkt/upload");
        await _server.Client.Put($"/bkt/upload?uploadId={upload}&partNumber=1", "part");
        string[] before = Files();
        _server.Restart(() =>
        {
            Write("half", Objects, "08df478bdcb13d9d.tmp");
            Write("data whose description is begun", Objects, "08df478bdcb13d9f.data");
            Write("{", Objects, "08df478bdcb13d9f.json.tmp");
            Write("data of a deleted object", Objects, Deleted + ".data");
            File.Copy(Directory.GetFiles(Objects, "*.json").Single(), Path.Combine(Objects, Deleted + ".json.gone"));
            Rename(Path.Combine(Objects, Deleted + ".json.gone"), Deleted);
            Write("{", Bucket, "parts", "08df478bdcb13da1", "upload.json.tmp");
            Write("gone", Bucket, "parts", "08df478bdcb13da2", "upload.json.gone");
            Write("part", Bucket, "parts", "08df478bdcb13da2", "00001-08df478bdcb13d9d.data");
            Write("older part", Bucket, "parts", upload, "00001-08df478bdcb13d9d.data");
            Write("part whose description is begun", Bucket, "parts", upload, "00002-08df478bdcb13d9d.data");
            Write("{", Bucket, "parts", upload, "00002.json.tmp");
            Write("{", Bucket, "bucket.json.tmp");
            Directory.CreateDirectory(Path.Combine(_server.Folder, ".s3store", "new.08df478bdcb13d9d", "objects"));
            Write("{}", _server.Folder, ".s3store", "gone.08df478bdcb13d9e", "bucket.json");
        });
        Assert.Empty(_server.Findings);
        Assert.Equal(before, Files());
        Assert.Equal(["k"], (await _server.Client.Get("/bkt")).Values("Key"));
        Assert.Equal("kept", (await _server.Client.Get("/bkt/k")).Text);
        Assert.Equal(["1"], (await _server.Client.Get($"/bkt/upload?uploadId={upload}")).Values("PartNumber"));
    }

    [Fact]
    public async Task A_damaged_bucket_is_named_and_not_forgotten()
    {
        await _server.Client.Put("/bkt");
        string settings = Path.Combine(Bucket, "bucket.json"), saved = File.ReadAllText(settings);
        _server.Restart(() => File.WriteAllText(settings, "{"));
        Assert.Equal(settings, Assert.Single(_server.Findings).Path);
        Assert.Equal("404 NoSuchBucket", (await _server.Client.Get("/bkt")).Code);
        Assert.Equal("409 BucketAlreadyExists", (await _server.Client.Put("/bkt")).Code);
        Assert.Equal("{", File.ReadAllText(settings));
        File.WriteAllText(settings, saved);
        _server.Restart();
        Assert.Equal("200", (await _server.Client.Get("/bkt")).Code);
    }

    [Fact]
    public async Task Of_two_versions_that_a_crash_leaves_the_newer_one_counts()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/k", "old");
        string[] old = Directory.GetFiles(Objects);
        foreach (string file in old) File.Copy(file, file + ".saved");
        await _server.Client.Put("/bkt/k", "new");
        _server.Restart(() =>
        {
            foreach (string file in old) File.Move(file + ".saved", file);
        });
        Assert.Equal("new", (await _server.Client.Get("/bkt/k")).Text);
        Assert.Equal(2, Directory.GetFiles(Objects).Length);
    }

    [Fact]
    public async Task Data_that_are_not_all_there_are_not_shown()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/short", "0123456789");
        await _server.Client.Put("/bkt/whole", "0123456789");
        _server.Restart(() => File.WriteAllText(Directory.GetFiles(Objects, "*.data").Order(StringComparer.Ordinal).First(), "01234"));
        Assert.Equal("404 NoSuchKey", (await _server.Client.Get("/bkt/short")).Code);
        Assert.Equal("0123456789", (await _server.Client.Get("/bkt/whole")).Text);
    }

    [Fact]
    public async Task An_upload_that_was_complete_when_the_server_crashed_is_an_object()
    {
        await _server.Client.Put("/bkt");
        string id = await _server.Client.Begin("/bkt/k");
        string etag = (await _server.Client.Put($"/bkt/k?uploadId={id}&partNumber=1", "data")).ETag;
        string folder = Path.Combine(Bucket, "parts", id), saved = Path.Combine(_server.Folder, "saved.json");
        File.Copy(Path.Combine(folder, "upload.json"), saved);
        await _server.Client.Complete("/bkt/k", id, [(1, etag)]);
        _server.Restart(() => File.Move(saved, Path.Combine(folder, "upload.json")));
        Assert.Equal("data", (await _server.Client.Get("/bkt/k")).Text);
        Assert.Empty((await _server.Client.Get("/bkt?uploads")).Values("UploadId"));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Versions_keep_their_order_when_the_clock_goes_back()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await _server.Client.Put("/bkt/k", "1");
        _server.Restart(() => _server.ClockError = TimeSpan.FromMinutes(-10));
        await _server.Client.Put("/bkt/k", "2");
        Assert.Equal("2", (await _server.Client.Get("/bkt/k")).Text);
        _server.Restart();
        Assert.Equal("2", (await _server.Client.Get("/bkt/k")).Text);
    }

    private const string Deleted = "08df478bdcb13da3";

    private static void Write(string text, params string[] path)
    {
        Directory.CreateDirectory(Path.Combine(path[..^1]));
        File.WriteAllText(Path.Combine(path), text);
    }

    /// <summary>Makes a description one of another ID.</summary>
    private static void Rename(string file, string id) => StoreText.Edit(file, text => StoreText.WithId(text, id));

    private string[] Files() => [.. Directory.GetFileSystemEntries(_server.Folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_server.Folder, f)).Order(StringComparer.Ordinal)];
}
