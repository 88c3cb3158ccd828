using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Forms;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>A person opens the page of a form in a real browser, chooses a file, and sends it.</summary>
public sealed class BrowserFormTests(RealServers servers) : IDisposable
{
    private const string FileName = "Ünï & co's.png";

    private readonly string _folder = Directory.CreateTempSubdirectory("oint-form-").FullName;
    private LocalServer? _local;

    public void Dispose()
    {
        _local?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("rgw")]
    public async Task A_browser_uploads_what_the_form_allows(string name)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        (S3Client client, string bucket) = name == "local" ? await LocalAsync() : await servers.BucketAsync(name);
        byte[] content = [1, 2, 3, 0, 255, 13, 10];
        string file = Path.Combine(_folder, FileName);
        await File.WriteAllBytesAsync(file, content);
        await using Chromium browser = await Chromium.StartAsync();

        string answer = await UploadAsync(browser, client, bucket, file, new FormRules().Key("inbox/${filename}").Size(1, 1000));
        Assert.Contains("PostResponse", answer, StringComparison.Ordinal);
        string key = "inbox/" + FileName;
        Assert.Equal(content, await client.GetAsync(bucket, key));
        S3Answer head = await client.SendOrThrowAsync(Store.Request(Routes.HeadObject, bucket, key), CancellationToken.None);
        Assert.Equal("image/png", head.Headers["Content-Type"]);
        Assert.Equal("form", head.Headers["x-amz-meta-from"]);

        answer = await UploadAsync(browser, client, bucket, file, new FormRules().Key("small/${filename}").Size(100, 1000));
        Assert.Contains("EntityTooSmall", answer, StringComparison.Ordinal);
        S3Answer none = await client.SendAsync(Store.Request(Routes.HeadObject, bucket, "small/" + FileName), CancellationToken.None);
        Assert.Equal(404, none.Status);
    }

    private async Task<string> UploadAsync(Chromium browser, S3Client client, string bucket, string file, FormRules rules)
    {
        rules.Begins("Content-Type", "image/").Is("x-amz-meta-from", "form").Is("success_action_status", "201");
        PostForm form = await PostForm.SignAsync(client.Connection, bucket, rules, TimeSpan.FromMinutes(10), DateTimeOffset.UtcNow,
            CancellationToken.None);
        string page = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(page, FormPage.Write(form));
        await browser.OpenAsync(new Uri(page).AbsoluteUri);
        await browser.TypeAsync("input[type=file]", file);
        await browser.FollowAsync("button");
        return await browser.SourceAsync();
    }

    private async Task<(S3Client Client, string Bucket)> LocalAsync()
    {
        _local = LocalServer.Start(new LocalServerOptions
        {
            Folder = Path.Combine(_folder, "store"), Accounts = [new Credentials("A", "S")],
            // The page of a file has no origin of its own.
            AllowedOrigins = ["*"],
        });
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("local")
        {
            ["Url"] = _local.Url, ["AccessKey"] = "A", ["SecretKey"] = "S",
        }));
        await client.SendOrThrowAsync(Routes.CreateBucket.For("uploads"), CancellationToken.None);
        return (client, "uploads");
    }
}
