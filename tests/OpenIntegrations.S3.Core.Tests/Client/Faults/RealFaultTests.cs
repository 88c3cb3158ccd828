using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>The table of faults once more, with real stores behind a proxy that spoils what they answer.</summary>
public sealed class RealFaultTests(RealServers servers) : IDisposable
{
    // Operations that only AWS has.
    private static readonly string[] s_unknown = ["append", "rename"];

    private readonly string _folder = Directory.CreateTempSubdirectory("oint-faults-").FullName;
    private LocalServer? _local;

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (string store in new[] { "local", "rgw" })
            {
                foreach (Deed deed in Deed.All.Where(d => !s_unknown.Contains(d.Name))) cells.Add(store, deed.Name);
            }
            return cells;
        }
    }

    public void Dispose()
    {
        _local?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task What_is_believed_is_so(string store, string name)
    {
        ConnectionSettings settings = store == "local" ? Local() : RealServers.Settings(await servers.GetAsync(store));
        var client = new S3Client(S3Connection.Create(settings));
        string bucket = $"faults-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}";
        await client.SendOrThrowAsync(Routes.CreateBucket.For(bucket), CancellationToken.None);
        Deed deed = Deed.Find(name);
        var plays = Fault.All.Where(f => !f.IsSlow).SelectMany(f => new[] { (Fault: f, Always: false), (Fault: f, Always: true) });
        var wrong = new List<string>();
        await Parallel.ForEachAsync(plays, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (play, _) =>
        {
            Outcome outcome = await Outcome.PlayAsync(deed, new RealStore(client, bucket), play.Fault, play.Always,
                ("Region", settings["Region"]), ("AccessKey", settings["AccessKey"]), ("SecretKey", settings["SecretKey"]));
            bool needsDigest = deed.Digest.Contains(play.Fault.Name);
            bool mayFail = play.Always || deed.Contradiction.Contains(play.Fault.Name);
            bool isRight = needsDigest || (outcome.IsTrue && (mayFail || outcome.Failure is null));
            if (isRight) return;
            lock (wrong) wrong.Add($"{play.Fault.Name}, {(play.Always ? "always" : "once")}: {outcome}");
        });
        Assert.Empty(wrong);
    }

    private ConnectionSettings Local()
    {
        _local = LocalServer.Start(new LocalServerOptions { Folder = _folder });
        return new ConnectionSettings("local")
        {
            ["Url"] = _local.Url, ["Region"] = "us-east-1", ["AccessKey"] = LocalServerOptions.DefaultAccessKey,
            ["SecretKey"] = LocalServerOptions.DefaultSecretKey,
        };
    }
}
