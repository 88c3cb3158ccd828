using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Trees;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>
/// Every command on trees, a line for each of its main options, at every store. What is there behind it is asked for object by object.
/// </summary>
public sealed class StoreTests : IDisposable
{
    private const string From = "from/a=a1 from/dir/b=b1 from/dir/c.tmp=c1 from2/x=x";
    private const string Same = From + " to/dir/b=old to/surplus=s";

    // "@" is the address of what each line finds, "~" the folder beside it; of what is said of a key last is true, "-key" is not there.
    private static readonly Play[] s_plays =
    [
        new("cp -r ~/site @/new/", Same + " new/a=A new/dir/b=B new/dir/c.tmp=C"),
        new("cp -r ~/site @/new/ --dry-run", Same),
        new("cp -r ~/site @/to/ --exclude * --include *.tmp", Same + " to/dir/c.tmp=C"),
        new("cp -r ~/site @/to/ --shard 1/2 | cp -r ~/site @/to/ --shard 2/2", Same + " to/a=A to/dir/b=B to/dir/c.tmp=C"),
        new("cp ~/site/a @/to/ --cache-control no-store --metadata who=me | cp @/to/a @/to/b", Same + " to/a=A to/b=A"),
        new("cp - @/piped | cat @/piped", Same + " piped=input") { Writes = "input" },
        new("cp @/from/a -", Same) { Writes = "a1" },
        new("cp -r @/from/ ~/d", Same) { Files = "a=a1 dir/b=b1 dir/c.tmp=c1" },
        new("cp @/from/dir/* ~/d/ --exclude *.tmp", Same) { Files = "b=b1" },
        new("cp -r @/from @/to/", Same + " to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1"),
        new("cp -r @/from @/to/ --destination-basic {other}", Same + " to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1"),
        new("mv -r ~/site @/to/", Same + " to/a=A to/dir/b=B to/dir/c.tmp=C"),
        new("mv -r @/from/ ~/d", "from2/x=x to/dir/b=old to/surplus=s") { Files = "a=a1 dir/b=b1 dir/c.tmp=c1" },
        new("mv @/from/a @/to/ | mv -r @/from/dir @/to/dir", "from2/x=x to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1 to/surplus=s"),
        new("mv -r @/from/ @/to/ --destination-basic {other}", "from2/x=x to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1 to/surplus=s"),
        new("rm @/from/a", Same + " -from/a"),
        new("rm -r @/from --force", "from2/x=x to/dir/b=old to/surplus=s"),
        new("rm -r @/ --exclude *.tmp --exclude dir/b --force", "from/dir/b=b1 from/dir/c.tmp=c1 to/dir/b=old"),
        new("rm -r @/ --older-than 1d --force | rm -r @/ --dry-run", Same),
        new("sync ~/site @/to/ --delete --force | sync ~/site @/to/ --delete", From + " to/a=A to/dir/b=B to/dir/c.tmp=C") { Says = "" },
        new("sync ~/site @/to/ --size-only --exclude a", Same + " to/dir/b=B to/dir/c.tmp=C"),
        new("sync @/from/ ~/d --checksum | sync @/from/ ~/d --delete", Same) { Says = "", Files = "a=a1 dir/b=b1 dir/c.tmp=c1" },
        new("sync @/from/ @/to/ --delete --force", From + " to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1"),
        new("sync @/from/ @/to/ --delete --force --destination-basic {other}", From + " to/a=a1 to/dir/b=b1 to/dir/c.tmp=c1"),
        new("sync ~/site @/n[1]*/ | sync @/n[1]*/ ~/d --literal | diff ~/d @/n[1]*/", Same + " n[1]*/a=A n[1]*/dir/b=B n[1]*/dir/c.tmp=C")
        { Files = "a=A dir/b=B dir/c.tmp=C" },
        new("ls @/", Same) { Says = "PRE from/\nPRE from2/\nPRE to/" },
        new("ls -r @/from/", Same) { Says = "2 from/a\n2 from/dir/b\n2 from/dir/c.tmp" },
        new("ls -r @/**/*.tmp", Same) { Says = "2 from/dir/c.tmp" },
        new("find @ --larger-than 1 --exclude *.tmp", Same) { Says = "@/from/a\n@/from/dir/b\n@/to/dir/b" },
        new("du @/", Same) { Says = "11 B 6 objects @/" },
        new("du @/ --by folder", Same) { Says = "6 B 3 objects from/\n4 B 2 objects to/\n1 B 1 object from2/\n11 B 6 objects @/" },
        new("cat @/from/a @/from/dir/*", Same) { Writes = "a1b1c1" },
        new("cat @/from/a --range 1-", Same) { Writes = "1" },
    ];

    private static readonly Dictionary<string, Lazy<Task<TestServer>>> s_servers =
        new[] { "rgw", "moto", "swift" }.ToDictionary(n => n, n => new Lazy<Task<TestServer>>(() => TestServer.StartAsync(n)));

    private readonly TreeStore _local = new();
    private string _basic = "";
    private string _other = "";

    public static TheoryData<string> Stores => ["local", .. s_servers.Keys];

    public void Dispose() => _local.Dispose();

    [Theory, MemberData(nameof(Stores))]
    public async Task A_tree_is_as_it_should_be_behind(string name)
    {
        S3Client client = await ConnectAsync(name);
        string bucket = "trees-" + Guid.NewGuid().ToString("N");
        await client.SendOrThrowAsync(Routes.CreateBucket.For(bucket), CancellationToken.None);
        var wrong = new List<string>();
        for (int i = 0; i < s_plays.Length; i++)
        {
            var world = new World(client, bucket, $"p{i}", Path.Combine(_local.Folder, $"w{i}"));
            await world.FillAsync();
            try
            {
                await PlayAsync(s_plays[i], world);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                wrong.Add($"{s_plays[i].Lines}: {e.Message}");
            }
        }
        Outcome removed = await Oint.RunAsync("rb", "-r", "s3://" + bucket, "--force", "--basic", _basic);
        Assert.True(removed.Exit == 0, removed.Messages);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task PlayAsync(Play play, World world)
    {
        using var written = new Written();
        Surroundings around = Oint.Alone with
        {
            Input = () => new MemoryStream("input"u8.ToArray()), Output = () => written,
        };
        string said = "";
        foreach (string line in play.Lines.Split(" | "))
        {
            string[] words = [.. line.Split(' ').Select(w => w == "{other}" ? _other : world.Word(w))];
            Outcome outcome = await Oint.RunAsync(around, [.. words, "--basic", _basic]);
            Assert.True(outcome.Exit == 0, outcome.Messages);
            said = outcome.Output;
        }
        Assert.Equal(play.Due, await world.ThereAsync());
        if (play.Files is { } files) Assert.Equal(files.Split(' '), World.Files(world.Word("~/d")));
        if (play.Says is { } due) Assert.Equal(due, world.Plain(said));
        if (play.Writes is { } text) Assert.Equal(text, written.Text);
    }

    private async Task<S3Client> ConnectAsync(string name)
    {
        var (url, access, secret, region) = (_local.Url, "local", "local-secret", "us-east-1");
        // By another name it is another store, to which no store copies by itself.
        string other = url, ca = "";
        if (s_servers.TryGetValue(name, out Lazy<Task<TestServer>>? started))
        {
            TestServer server = await started.Value;
            Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
            (url, access, secret, region) = (server.Variables["S3_ENDPOINT"], server.Variables["S3_ACCESS_KEY"],
                server.Variables["S3_SECRET_KEY"], server.Variables["S3_REGION"]);
            if (server.Variables.TryGetValue("S3_ENDPOINT_TLS", out string? secure)) (other, ca) = (secure, server.Variables["S3_CA_FILE"]);
        }
        if (ca.Length == 0) other = url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        string keys = $"'AccessKey':'{access}','SecretKey':'{secret}','Region':'{region}'";
        (_basic, _other) = ($"{{'URL':'{url}',{keys}}}", $"{{'URL':'{other}','CaFile':'{ca}','Addressing':'Path',{keys}}}");
        return new S3Client(S3Connection.Create(new ConnectionSettings(name)
        {
            ["Url"] = url, ["AccessKey"] = access, ["SecretKey"] = secret, ["Region"] = region,
        }));
    }

    /// <summary>Keeps what is written, whoever closes it in between.</summary>
    private sealed class Written : MemoryStream
    {
        public string Text => Encoding.UTF8.GetString(ToArray());

        [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2215", Justification = "It is memory alone.")]
        protected override void Dispose(bool disposing)
        {
        }
    }

    /// <summary>Lines, the last of which says something, and what is there behind them.</summary>
    private sealed record Play(string Lines, string There)
    {
        public string? Files { get; init; }

        public string? Says { get; init; }

        public string? Writes { get; init; }

        /// <summary>What is in the store, by key.</summary>
        public IEnumerable<string> Due
        {
            get
            {
                var due = new SortedDictionary<string, string>(StringComparer.Ordinal);
                foreach (string[] pair in There.Split(' ').Select(one => one.Split('=')))
                {
                    if (pair.Length == 2) due[pair[0]] = pair[1];
                    else due.Remove(pair[0][1..]);
                }
                return due.Select(one => $"{one.Key}={one.Value}");
            }
        }
    }

    /// <summary>What a line finds: objects below a prefix, and a folder.</summary>
    private sealed record World(S3Client Client, string Bucket, string Prefix, string Folder)
    {
        public async Task FillAsync()
        {
            foreach (string[] pair in Same.Split(' ').Select(one => one.Split('=')))
            {
                S3Request put = Routes.PutObject.For(Bucket, $"{Prefix}/{pair[0]}");
                put.Body = BytesBody.FromText(pair[1]);
                await Client.SendOrThrowAsync(put, CancellationToken.None);
            }
            Directory.CreateDirectory(Path.Combine(Folder, "site", "dir"));
            foreach (var (file, text) in new[] { ("a", "A"), ("dir/b", "B"), ("dir/c.tmp", "C") })
                await File.WriteAllTextAsync(Path.Combine(Folder, "site", file), text);
        }

        public string Word(string word) => word[0] switch
        {
            '@' => $"s3://{Bucket}/{Prefix}{word[1..]}",
            '~' => Folder + word[1..],
            _ => word,
        };

        /// <summary>What was said, without the place, the times and the blanks of columns.</summary>
        public string Plain(string said) => string.Join('\n', said.Replace(Word("@"), "@", StringComparison.Ordinal)
            .Replace(Prefix + "/", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Replace(Regex.Replace(line, @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", ""), @"\s+", " ").Trim()));

        public async Task<IEnumerable<string>> ThereAsync()
        {
            S3Answer list = await Client.SendOrThrowAsync(Routes.ListObjectsV2.For(Bucket).With("Prefix", Prefix + "/"),
                CancellationToken.None);
            var there = new List<string>();
            foreach (string? key in list.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")))
            {
                S3Answer got = await Client.SendOrThrowAsync(Routes.GetObject.For(Bucket, key!), CancellationToken.None);
                there.Add($"{key![(Prefix.Length + 1)..]}={got.Response.GetText(S3Answer.NotXml)}");
            }
            return there;
        }

        public static IEnumerable<string> Files(string folder) =>
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f) + "=" + File.ReadAllText(f)).Order(StringComparer.Ordinal);
    }
}
