using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>A store with a bucket <c>bkt</c>, and a folder beside it.</summary>
public sealed class TreeStore : IDisposable
{
    private readonly LocalServer _server;

    public TreeStore()
    {
        Folder = Directory.CreateTempSubdirectory("oint-trees-").FullName;
        var options = new LocalServerOptions { Folder = Path.Combine(Folder, ".store"), Requests = Log };
        _server = LocalServer.Start(options);
        Basic = $"{{'URL':'{_server.Url}','AccessKey':'{LocalServerOptions.DefaultAccessKey}',"
            + $"'SecretKey':'{LocalServerOptions.DefaultSecretKey}','Region':'us-east-1'}}";
    }

    /// <summary>What the store was asked.</summary>
    public RequestLog Log { get; } = new();

    public string Folder { get; }

    public string Basic { get; }

    public string Url => _server.Url;

    public static async Task<TreeStore> WithBucketAsync()
    {
        var store = new TreeStore();
        Assert.Equal(0, (await Oint.RunAsync("s3", "CreateBucket", "--name", "bkt", "--basic", store.Basic)).Exit);
        return store;
    }

    internal Task<Outcome> RunAsync(params string[] words) => RunAsync(Oint.Alone, words);

    internal Task<Outcome> RunAsync(Surroundings around, string[] words, CancellationToken token = default) =>
        Oint.RunAsync(around, [.. words, "--basic", Basic], token);

    /// <summary>Runs what must go well.</summary>
    internal async Task<string> DoAsync(params string[] words)
    {
        Outcome outcome = await RunAsync(words);
        Assert.True(outcome.Exit == 0, outcome.Messages);
        return outcome.Output;
    }

    public async Task<string[]> KeysAsync(string address = "s3://bkt") =>
        [.. (await DoAsync("find", address)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(a => a["s3://bkt/".Length..])];

    public string Full(string path) => Path.Combine(Folder, path);

    public string Write(string path, string text)
    {
        string file = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The files of a folder with their texts.</summary>
    public IEnumerable<string> Read(string folder) => Directory.EnumerateFiles(Full(folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Full(folder), f) + "=" + File.ReadAllText(f)).Order(StringComparer.Ordinal);

    internal static JsonElement[] Lines(Outcome outcome) =>
        [.. outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
