using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Bodies;

/// <summary>A file is sent as it was when the request was made, or the request fails before the server has it all.</summary>
public sealed class ChangingFileTests : IDisposable
{
    private const int Length = 300_000;
    private static readonly DateTime s_then = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("changing").FullName;

    private static readonly Dictionary<string, Action<string>> s_changes = new()
    {
        ["grows"] = static path => Append(path),
        ["shrinks"] = static path => Cut(path, 10),
        ["becomes empty"] = static path => Cut(path, 0),
        ["is written over"] = static path => Overwrite(path),
        ["is replaced"] = static path =>
        {
            File.WriteAllBytes(path + ".new", new byte[Length]);
            File.Move(path + ".new", path, overwrite: true);
        },
        ["goes away"] = static path => File.Delete(path),
    };

    public static TheoryData<string, int> Changes => new(s_changes.Keys.SelectMany(c => new[] { (c, 0), (c, 1), (c, 2 * 128 * 1024) }));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Changes))]
    public async Task What_changes_on_its_way_is_not_sent_whole(string how, int after)
    {
        string path = Make(Length);
        var body = new PathBody(path);
        using var target = new TriggerStream(after, () => s_changes[how](path));
        if (after == 0) s_changes[how](path);
        Assert.True(FileChange.Is(await FailureAsync(() => body.WriteToAsync(target, CancellationToken.None))));
        Assert.True(target.Length < Length, "The whole was sent.");
    }

    [Theory, InlineData(0), InlineData(1), InlineData(Length)]
    public async Task What_a_link_leads_to_is_sent(int length)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        string link = Make(length) + ".link";
        File.CreateSymbolicLink(link, Make(length));
        var target = new MemoryStream();
        await (await PathBody.OfAsync(link, CancellationToken.None)).WriteToAsync(target, CancellationToken.None);
        Assert.Equal(length, target.Length);
    }

    [Theory]
    [InlineData("grows", 0)]
    [InlineData("goes away", 0)]
    [InlineData("grows", 1)]
    public async Task An_empty_file_and_a_range_of_one_are_held_against_it_too(string how, int length)
    {
        string path = Make(length);
        RequestBody body = length == 0 ? new PathBody(path) : new PathBody(path).Slice(0, 1);
        s_changes[how](path);
        Assert.True(FileChange.Is(await FailureAsync(() => body.WriteToAsync(new MemoryStream(), CancellationToken.None))));
    }

    [Fact]
    public async Task A_change_between_two_attempts_is_one()
    {
        string path = Make(10);
        using var server = new ScriptedServer(_ =>
        {
            Append(path);
            return new Answer(503);
        });
        var transport = new HttpTransport(new TransportSettings(), new RetryPolicy(3, static () => 0));
        var request = new WireRequest("PUT", Origin.Parse(server.Url), "/k") { Body = new PathBody(path) };
        Assert.True(FileChange.Is(await FailureAsync(() => transport.SendAsync(request, Authorization.None, CancellationToken.None))));
        Assert.Single(server.Requests);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_client_says_so(bool isPart)
    {
        string path = Make(10);
        using var server = new ScriptedServer(_ =>
        {
            Append(path);
            return new Answer(503);
        });
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/k");
        client = isPart ? client.StartMultipartBody().AddMultipartFormDataFile("f", "n", path) : client.SetBinaryBody(path);
        // What happens before it is sent is none of the request's.
        Append(path);
        client.MaxAttempts(5);
        Assert.Contains("was changed while it was read", (string)client.ProcessRequest("PUT").GetLog(true), StringComparison.Ordinal);
        Assert.Contains("more", Assert.Single(server.Requests).Text, StringComparison.Ordinal);
    }

    /// <summary>Its length says that there is nothing in it.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void A_file_that_is_made_as_it_is_read_is_sent_whole(bool isPart)
    {
        const string path = "/proc/version";
        Assert.SkipUnless(File.Exists(path), "There is no such file on this system.");
        using var server = new ScriptedServer(new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/k");
        client = isPart ? client.StartMultipartBody().AddMultipartFormDataFile("f", "n", path) : client.SetBinaryBody(path);
        client.ProcessRequest("PUT");
        Assert.Contains(File.ReadAllText(path), Assert.Single(server.Requests).Text, StringComparison.Ordinal);
    }

    private static Task<IOException> FailureAsync(Func<Task> action) => Assert.ThrowsAsync<IOException>(action);

    private string Make(int length)
    {
        string path = Path.Combine(_folder, "file");
        File.WriteAllBytes(path, new byte[length]);
        File.SetLastWriteTimeUtc(path, s_then);
        return path;
    }

    // Others may write while it is read, as programs do that know of no locks.
    private static void Append(string path) => Shell(path, "printf more >> \"$0\"");

    private static void Cut(string path, int length) => Shell(path, $"truncate -s {length} \"$0\"");

    private static void Overwrite(string path) => Shell(path, "printf x | dd of=\"$0\" conv=notrunc bs=1 2>/dev/null");

    private static void Shell(string path, string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is read cannot be written there.");
        using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", command, path]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    /// <summary>Does something once, as soon as so many bytes were written.</summary>
    private sealed class TriggerStream(int after, Action trigger) : MemoryStream
    {
        private bool _isDone = after == 0;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (_isDone || Length < after) return;
            _isDone = true;
            trigger();
        }
    }
}
