using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>A store that somebody else made must not lead out of its folder, neither to read nor to erase.</summary>
public sealed class StrangersStoreTests : IDisposable
{
    private readonly string _outside = Directory.CreateTempSubdirectory("s3-outside-").FullName;
    private readonly TestServer _server = new();

    private string Bucket => Path.Combine(_server.Folder, "bucket.bkt");

    private string Secret => Path.Combine(_outside, "secret.txt");

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Theory]
    [InlineData("\"uploadId\":\"UPLOAD\"", "\"uploadId\":\"../../../OUTSIDE\"")]
    [InlineData("\"uploadId\":\"UPLOAD\"", "\"uploadId\":\"OUTSIDE\"")]
    [InlineData("\"uploadId\":\"UPLOAD\"", "\"uploadId\":\"UPLOAD/../../../../OUTSIDE\"")]
    [InlineData("\"uploadId\":\"UPLOAD\"", "\"uploadId\":\"..\"")]
    [InlineData("\"uploadId\":\"UPLOAD\"", "\"uploadId\":null")]
    [InlineData("\"file\":\"FILE\"", "\"file\":\"SECRET\"")]
    [InlineData("\"file\":\"FILE\"", "\"file\":\"../../../../OUTSIDE/secret.txt\"")]
    [InlineData("\"file\":\"FILE\"", "\"file\":\"FILE/../secret.txt\"")]
    [InlineData("\"file\":\"FILE\"", "\"file\":\"\"")]
    [InlineData("\"parts\":[{", "\"parts\":[null,{")]
    [InlineData("\"key\":\"multi\"", "\"key\":null")]
    [InlineData("\"headers\":{", "\"headers\":{\"x\\r\\nset-cookie\":\"a\",")]
    public async Task A_name_that_is_none_is_not_believed(string name, string instead)
    {
        string id = await FillAsync();
        string[] before = [];
        _server.Restart(() =>
        {
            string json = JsonOf("multi"), file = Directory.GetFiles(Path.Combine(Bucket, "parts", id)).Select(Path.GetFileName).Single()!;
            StoreText.Edit(json, text => text.Replace(Filled(name), Filled(instead), StringComparison.Ordinal));
            Assert.Contains(Filled(instead), File.ReadAllText(json), StringComparison.Ordinal);
            before = Listing();

            string Filled(string text) => text.Replace("UPLOAD", id).Replace("FILE", file).Replace("SECRET", Secret)
                .Replace("OUTSIDE", text.Contains("..", StringComparison.Ordinal) ? Path.GetFileName(_outside) : _outside);
        });
        Assert.Contains(_server.Findings, f => f.Path == JsonOfId(before));
        Assert.Equal("404 NoSuchKey", (await _server.Client.Get("/bkt/multi")).Code);
        Assert.Equal("204", (await _server.Client.Delete("/bkt/multi")).Code);
        Assert.Equal("plain", (await _server.Client.Get("/bkt/plain")).Text);
        Assert.Equal(before, Listing());
        Assert.Equal("secret", File.ReadAllText(Secret));
    }

    [Theory]
    [InlineData("objects/ID.data", false)]
    [InlineData("objects/ID.json", false)]
    [InlineData("objects", true)]
    [InlineData("parts", true)]
    [InlineData("bucket.json", false)]
    [InlineData("", true)]
    public async Task A_link_is_not_followed(string place, bool isFolder)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a right there that tests do not have.");
        await FillAsync();
        _server.Restart(() =>
        {
            string id = Path.GetFileNameWithoutExtension(JsonOf("plain"));
            string path = Path.Combine(Bucket, place.Replace("ID", id, StringComparison.Ordinal)).TrimEnd('/');
            string target = Path.Combine(_outside, "moved");
            if (isFolder) Directory.Move(path, target);
            else File.Move(path, target);
            if (isFolder) Directory.CreateSymbolicLink(path, target);
            else File.CreateSymbolicLink(path, target);
        });
        string[] before = Listing();
        Assert.Contains(_server.Findings, f => f.Reason.Contains("link", StringComparison.Ordinal)
            || f.Reason.Contains("not there", StringComparison.Ordinal) || f.Reason.Contains("damaged", StringComparison.Ordinal));
        Assert.NotEqual("plain", place == "parts" ? "" : (await _server.Client.Get("/bkt/plain")).Text);
        await _server.Client.Delete("/bkt/plain");
        Assert.Equal(before.Where(f => f.StartsWith(_outside, StringComparison.Ordinal)),
            Listing().Where(f => f.StartsWith(_outside, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_folder_of_another_name_is_not_that_bucket()
    {
        await FillAsync();
        _server.Restart(() => Directory.Move(Bucket, Bucket + "-renamed"));
        Assert.Equal("404 NoSuchBucket", (await _server.Client.Get("/bkt-renamed")).Code);
        Assert.Single(_server.Findings);
    }

    private async Task<string> FillAsync()
    {
        File.WriteAllText(Secret, "secret");
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/plain", "plain");
        string id = await _server.Client.Begin("/bkt/multi");
        string etag = (await _server.Client.Put($"/bkt/multi?uploadId={id}&partNumber=1", "123456")).ETag;
        Assert.Equal("200", (await _server.Client.Complete("/bkt/multi", id, [(1, etag)])).Code);
        return id;
    }

    private string JsonOf(string key) => Directory.GetFiles(Path.Combine(Bucket, "objects"), "*.json")
        .Single(f => File.ReadAllText(f).Contains($"\"key\":\"{key}\"", StringComparison.Ordinal));

    /// <summary>The younger of the two descriptions.</summary>
    private static string JsonOfId(string[] listing) =>
        listing.Last(f => f.Contains("objects", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal));

    private string[] Listing() => [.. new[] { _server.Folder, _outside }
        .SelectMany(f => Directory.GetFileSystemEntries(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
}
