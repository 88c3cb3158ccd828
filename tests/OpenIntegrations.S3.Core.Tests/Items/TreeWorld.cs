using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Items;

/// <summary>A store and a place for files, and the jobs between them.</summary>
internal sealed class TreeWorld : IDisposable
{
    private readonly LocalServer _server;

    public TreeWorld()
    {
        _server = LocalServer.Start(new LocalServerOptions { Folder = Path.Combine(Files, ".store"), Requests = Log });
        Client = Connect();
    }

    /// <summary>A folder for what the test has in files.</summary>
    public string Files { get; } = Directory.CreateTempSubdirectory("oint-trees-").FullName;

    /// <summary>What the store was asked, each before it was answered.</summary>
    public RequestLog Log { get; } = new();

    public S3Client Client { get; }

    public List<ItemResult> Results { get; } = [];

    public string Url => _server.Url;

    /// <summary>A client of its own for the same store, as of another profile.</summary>
    /// <param name="url">What stands before the store; null for nothing.</param>
    /// <param name="settings">Settings of the connection.</param>
    public S3Client Connect(string? url = null, params (string Name, string Value)[] settings)
    {
        var all = new ConnectionSettings("test")
        {
            ["Url"] = url ?? Url, ["AccessKey"] = LocalServerOptions.DefaultAccessKey, ["SecretKey"] = LocalServerOptions.DefaultSecretKey,
        };
        foreach (var (name, value) in settings) all[name] = value;
        return new S3Client(S3Connection.Create(all));
    }

    public async Task<TreeWorld> WithBucketsAsync(params string[] buckets)
    {
        foreach (string bucket in buckets) await Client.SendOrThrowAsync(Routes.CreateBucket.For(bucket), CancellationToken.None);
        return this;
    }

    public StoreEnd Store(string bucket, string prefix = "", S3Client? client = null) => new(client ?? Client, bucket, prefix);

    public FileEnd Folder(string name, FileNames? names = null) => new(Path.Combine(Files, name), names ?? FileNames.AsTheyAre);

    public string Write(string path, string text)
    {
        string file = Path.Combine(Files, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public Task PutAsync(string bucket, string key, string text) => Client.PutAsync(bucket, key, System.Text.Encoding.UTF8.GetBytes(text));

    public Task<RunSummary> CopyAsync(TreeEnd from, TreeEnd to) => RunAsync(new TreeJob(from, to));

    public Task<RunSummary> SyncAsync(TreeEnd from, TreeEnd to, CompareBy by = CompareBy.SizeAndTime, bool deletes = true) =>
        RunAsync(new TreeJob(from, to) { Compares = true, By = by, Deletes = deletes });

    public async Task<RunSummary> RunAsync(TreeJob job, bool moves = false, MoveSettings? settings = null)
    {
        Results.Clear();
        var run = new TreeRun(job.CreatePlan(), job.From, job.To, settings ?? new MoveSettings())
        {
            MovesSource = moves,
            Report = result =>
            {
                lock (Results) Results.Add(result);
            },
        };
        return await run.RunAsync(CancellationToken.None);
    }

    /// <summary>What lies below a folder: each path with its content.</summary>
    public SortedDictionary<string, string> Read(string folder)
    {
        string root = Path.Combine(Files, folder);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
            files.Add(Path.GetRelativePath(root, file), File.ReadAllText(file));
        return files;
    }

    public async Task<List<string>> KeysAsync(string bucket) => await Client.ListAsync(bucket);

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(Files, recursive: true);
    }
}
