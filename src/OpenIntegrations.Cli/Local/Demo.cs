using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Local.Buckets;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Objects;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.Cli.Local;

/// <summary>Connects to a store, makes a bucket, fills it, lists, tags, shares, reads back, cleans up; and checks each step.</summary>
internal sealed class Demo : IDisposable
{
    private const int FilmSize = 64 * 1024 * 1024;
    private const string Bucket = "holiday";
    private readonly TextWriter _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-demo-").FullName;

    // Nobody else needs them, so nobody else knows them.
    private readonly Credentials _keys = new("demo", Convert.ToHexString(RandomNumberGenerator.GetBytes(20)));
    private readonly LocalServer _server;
    private readonly S3Client _client;
    private int _steps;

    public Demo(TextWriter output)
    {
        _output = output;
        _server = LocalServer.Start(new LocalServerOptions { Folder = Path.Combine(_folder, "store"), Accounts = [_keys] });
        _client = new S3Client(S3Connection.Create(new ConnectionSettings("demo")
        {
            ["Url"] = _server.Url,
            ["AccessKey"] = _keys.AccessKey,
            ["SecretKey"] = _keys.SecretKey,
        }));
    }

    private string Film => Path.Combine(_folder, "film.mp4");

    public async Task PlayAsync(CancellationToken token)
    {
        _output.WriteLine($"An S3 store at {_server.Url} keeps its objects in {_folder}.\n");
        var time = Stopwatch.StartNew();
        await StepAsync("Make a bucket", async () => $"{Bucket}: {(await SendAsync(Routes.CreateBucket, null, token)).Status}");
        await StepAsync("Write a text", () => WriteTextAsync("notes/day 1 ☀.txt", "Arrived. The sea is warm.", token));
        await StepAsync($"Upload a file of {FilmSize >> 20} MiB in parts", () => UploadAsync(token));
        await StepAsync("List what is there", () => ListAsync(token));
        await StepAsync("Tag it", () => TagAsync(token));
        await StepAsync("Share it by a link, and use the link", () => ShareAsync(token));
        await StepAsync("Get it back and compare", () => DownloadAsync(token));
        await StepAsync("Be refused with a wrong secret", () => BeRefusedAsync(token));
        await StepAsync("Clean up", () => CleanUpAsync(token));
        _output.WriteLine($"\nAll {_steps} steps did what they should, in {time.Elapsed.TotalSeconds:0.0} s. Nothing is left behind.");
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StepAsync(string what, Func<Task<string>> act)
    {
        _output.Write($"{++_steps}. {what,-42} ");
        var time = Stopwatch.StartNew();
        string result = await act().ConfigureAwait(false);
        _output.WriteLine($"{result}  [{time.ElapsedMilliseconds} ms]");
    }

    private async Task<string> WriteTextAsync(string key, string text, CancellationToken token)
    {
        S3Request put = Request(Routes.PutObject, key);
        put.Headers["Content-Type"] = "text/plain";
        put.Body = BytesBody.FromText(text);
        S3Answer answer = await _client.SendOrThrowAsync(put, token).ConfigureAwait(false);
        return $"{key}: {answer.Headers["ETag"]}";
    }

    private async Task<string> UploadAsync(CancellationToken token)
    {
        var bytes = new byte[FilmSize];
        Random.Shared.NextBytes(bytes);
        await File.WriteAllBytesAsync(Film, bytes, token).ConfigureAwait(false);
        using var source = new FileSource(Film);
        S3Answer answer = await new Upload(_client, Request(Routes.PutObject, "film.mp4"), source).RunAsync(token).ConfigureAwait(false);
        return $"film.mp4: {answer.Response.GetText("CompleteMultipartUploadResult", "ETag")}";
    }

    private async Task<string> ListAsync(CancellationToken token)
    {
        S3Answer list = await SendAsync(Routes.ListObjectsV2, null, token).ConfigureAwait(false);
        return string.Join(", ", list.Response.GetMaps("ListBucketResult", "Contents").Select(o => $"{o["Key"]} ({o["Size"]} bytes)"));
    }

    private async Task<string> TagAsync(CancellationToken token)
    {
        var tags = new TagSet(new Hashtable { ["kind"] = "film" });
        S3Request put = Request(Routes.PutObjectTagging, "film.mp4").WithDocument(S3Document.FromTree("Tagging", tags.ToTree()));
        await _client.SendOrThrowAsync(put, token).ConfigureAwait(false);
        S3Answer read = await SendAsync(Routes.GetObjectTagging, "film.mp4", token).ConfigureAwait(false);
        return TagSet.FromTree(read.Response.GetMap("Tagging")!).ToHeader();
    }

    private async Task<string> ShareAsync(CancellationToken token)
    {
        string link =
            await Presigner.SignAsync(_client.Connection, Request(Routes.GetObject, "notes/day 1 ☀.txt"), TimeSpan.FromMinutes(10),
                DateTimeOffset.UtcNow, token).ConfigureAwait(false);
        using var anyone = new HttpClient();
        return $"anyone reads: \"{await anyone.GetStringAsync(new Uri(link), token).ConfigureAwait(false)}\"";
    }

    private async Task<string> DownloadAsync(CancellationToken token)
    {
        string back = Film + ".back";
        await new Download(_client, Request(Routes.GetObject, "film.mp4")).ToFileAsync(back, token).ConfigureAwait(false);
        string digest = await DigestAsync(back, token).ConfigureAwait(false);
        if (digest != await DigestAsync(Film, token).ConfigureAwait(false))
            throw new InvalidDataException("What came back is not what was sent.");
        return $"the same {FilmSize} bytes, SHA-256 {digest[..16]}…";
    }

    private async Task<string> BeRefusedAsync(CancellationToken token)
    {
        S3Connection wrong = _client.Connection with { Credentials = new Credentials(_keys.AccessKey, "wrong") };
        S3Answer answer = await new S3Client(wrong).SendAsync(Request(Routes.GetObject, "film.mp4"), token).ConfigureAwait(false);
        return answer.Error is { Code: "SignatureDoesNotMatch" }
            ? $"{answer.Status} {answer.Error.Code}"
            : throw new InvalidDataException("A wrong signature was accepted.");
    }

    private async Task<string> CleanUpAsync(CancellationToken token)
    {
        var objects = new List<ObjectVersion> { new("film.mp4", null), new("notes/day 1 ☀.txt", null) };
        await foreach (S3Answer answer in new BatchDelete(_client, Bucket, new HeaderList()).RunAsync(objects, token).ConfigureAwait(false))
        {
            if (answer.Error is not null) throw new S3RequestFailedException(answer);
        }
        await SendAsync(Routes.DeleteBucket, null, token).ConfigureAwait(false);
        S3Answer buckets = await SendAsync(Routes.ListBuckets, null, token).ConfigureAwait(false);
        return $"{buckets.Response.GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket").Count()} buckets left";
    }

    private Task<S3Answer> SendAsync(Route route, string? key, CancellationToken token) =>
        _client.SendOrThrowAsync(Request(route, key), token);

    private static S3Request Request(Route route, string? key) =>
        route.Bind(name => name switch { "Bucket" => Bucket, "Key" => key, _ => null });

    private static async Task<string> DigestAsync(string path, CancellationToken token)
    {
        await using FileStream stream = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, token).ConfigureAwait(false)).ToLowerInvariant();
    }
}
