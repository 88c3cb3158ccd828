using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>Which folders become a store, and what happens to what lies in them.</summary>
public sealed class AdoptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("s3-adopt-").FullName;

    private string Marker => Path.Combine(_folder, ".s3store", "store.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("holiday.jpg")]
    [InlineData("new.website/index.html")]
    [InlineData("gone.fishing/note.txt")]
    [InlineData("bucket.list/things to do.txt")]
    [InlineData("bucket.photos/bucket.json")]
    [InlineData("objects/08df478bdcb13d9d.json")]
    [InlineData(".hidden")]
    [InlineData(".lock")]
    [InlineData(".s3store/mine.txt")]
    public void A_folder_that_holds_other_things_is_not_taken(string file)
    {
        Write(file, "{}");
        string[] before = Listing();
        var error = Assert.Throws<ForeignFolderException>(() => Start().Dispose());
        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Listing());
    }

    [Fact]
    public async Task Who_insists_keeps_all_that_is_in_it()
    {
        string[] files =
        [
            "README.txt", "new.website/index.html", "gone.fishing/a/b.txt", "new.08df478bdcb13d9d/mine.txt",
            "gone.08df478bdcb13d9e/bucket.json",
            "bucket.photos/1.jpg", "bucket.list", "bucket.mine/objects/08df478bdcb13d9d.tmp", "x.tmp", "parts/upload.json.gone",
        ];
        foreach (string file in files) Write(file, "of " + file);
        string[] before = Listing();
        for (int round = 0; round < 2; round++)
        {
            using LocalServer server = Start(adopts: round == 0);
            var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
            if (round == 0) Assert.Equal("200", (await client.Put("/own")).Code);
            Assert.Equal("200", (await client.Put("/own/k", "v")).Code);
            Assert.Equal("409 BucketAlreadyExists", (await client.Put("/photos")).Code);
            Assert.Equal("409 BucketAlreadyExists", (await client.Put("/list")).Code);
            Assert.Equal("204", (await client.Delete("/own/k")).Code);
        }
        Assert.Equal(before, Listing().Where(f => files.Contains(f) || files.Any(o => o.StartsWith(f + "/", StringComparison.Ordinal))));
        Assert.All(files, f => Assert.Equal("of " + f, File.ReadAllText(Path.Combine(_folder, f))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".DS_Store")]
    [InlineData("Thumbs.db")]
    [InlineData(".s3store/store.json.tmp")]
    public void An_empty_folder_is_taken_and_says_so_from_then_on(string file)
    {
        if (file.Length > 0) Write(file, "x");
        Start().Dispose();
        Assert.Contains("\"format\":1", File.ReadAllText(Marker), StringComparison.Ordinal);
        Write("README.txt", "mine");
        Start().Dispose();
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "README.txt")));
    }

    [Fact]
    public async Task A_store_of_the_time_before_stores_said_so_is_recognised()
    {
        using (LocalServer server = Start()) await Fill(server);
        Directory.Delete(Path.GetDirectoryName(Marker)!, recursive: true);
        foreach (string json in Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories)) StoreText.Edit(json, text => text);
        Write("README.txt", "mine");
        using (LocalServer server = Start())
        {
            Assert.Empty(server.Findings);
            var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
            Assert.Equal("v", (await client.Get("/bkt/k")).Text);
        }
        Assert.True(File.Exists(Marker));
    }

    [Fact]
    public async Task A_copy_without_hidden_files_is_a_store_still()
    {
        using (LocalServer server = Start()) await Fill(server);
        foreach (string hidden in Directory.GetFileSystemEntries(_folder, ".*"))
        {
            if (File.Exists(hidden)) File.Delete(hidden);
            else Directory.Delete(hidden, recursive: true);
        }
        using LocalServer copy = Start();
        Assert.Equal("v", (await new TestClient(copy.Url, HostProcess.Account, "us-east-1").Get("/bkt/k")).Text);
    }

    [Fact]
    public void A_newer_store_is_not_touched()
    {
        Start().Dispose();
        StoreText.Edit(Marker, text => text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal));
        string[] before = Listing();
        foreach (bool adopts in new[] { false, true })
        {
            var error = Assert.Throws<IOException>(() => Start(adopts).Dispose());
            Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, Listing());
    }

    [Fact]
    public void A_damaged_marker_is_named()
    {
        Start().Dispose();
        File.WriteAllText(Marker, "{");
        Assert.Contains(Marker, Assert.Throws<ForeignFolderException>(() => Start().Dispose()).Message, StringComparison.Ordinal);
        Start(adopts: true).Dispose();
        Start().Dispose();
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "x");
        Assert.Throws<IOException>(() => LocalServer.Start(new LocalServerOptions { Folder = file, Adopts = true }).Dispose());
        Assert.Equal("x", File.ReadAllText(file));
    }

    [Fact]
    public void A_check_needs_a_store_and_changes_nothing()
    {
        Assert.Throws<ForeignFolderException>(() => LocalServer.Check(_folder));
        Assert.Empty(Listing());
        using (Start()) Assert.Throws<IOException>(() => LocalServer.Check(_folder));
        string[] before = Listing();
        Assert.Empty(LocalServer.Check(_folder));
        Assert.Equal(before, Listing());
    }

    private static async Task Fill(LocalServer server)
    {
        var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
        await client.Put("/bkt");
        Assert.Equal("200", (await client.Put("/bkt/k", "v")).Code);
    }

    private LocalServer Start(bool adopts = false) => LocalServer.Start(new LocalServerOptions { Folder = _folder, Adopts = adopts });

    private void Write(string file, string text)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string[] Listing() => [.. Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_folder, f)).Order(StringComparer.Ordinal)];
}
