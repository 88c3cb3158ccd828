using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>A disk that is full or cannot be written: a file system of its own, which only the server's process sees.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("s3-disk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_full_disk_refuses_and_leaves_nothing_half_written()
    {
        using HostProcess host = Start("mount -t tmpfs -o size=2m,nr_inodes=60 tmpfs");
        var client = new TestClient(host.Url, HostProcess.Account, "us-east-1");
        await client.Put("/bkt");
        Assert.Equal("200", (await client.Put("/bkt/kept", "kept")).Code);
        string id = await client.Begin("/bkt/parts");
        string[] before = Listing(host);

        byte[] large = new byte[4_000_000];
        foreach (string target in new[] { "/bkt/large", "/bkt/kept", $"/bkt/parts?uploadId={id}&partNumber=1" })
            Assert.Equal("507 InsufficientStorage", (await client.Send("PUT", target, new BytesBody(large))).Code);
        Assert.Equal(before, Listing(host));

        // Now not even a small file finds a place.
        int stored = 0;
        for (; stored < 100 && (await client.Put($"/bkt/{stored}", "x")).Status == 200; stored++)
        {
        }
        before = Listing(host);
        Assert.InRange(stored, 1, 99);
        foreach (string target in new[] { "/bkt/new", "/bkt/kept", "/other", $"/bkt/parts?uploadId={id}&partNumber=1" })
            Assert.Equal("507 InsufficientStorage", (await client.Put(target, target == "/other" ? "" : "data")).Code);
        Assert.Equal("507 InsufficientStorage", (await client.Post("/bkt/parts?uploads")).Code);
        Assert.Equal(before, Listing(host));
        Assert.Equal("kept", (await client.Get("/bkt/kept")).Text);
        Assert.Equal("204", (await client.Delete("/bkt/0")).Code);
        Assert.Equal("200", (await client.Put("/bkt/0", "again")).Code);
    }

    [Fact]
    public async Task A_folder_that_became_read_only_refuses_and_is_read_still()
    {
        using HostProcess host = Start("mount -t tmpfs -o size=2m tmpfs");
        var client = new TestClient(host.Url, HostProcess.Account, "us-east-1");
        await client.Put("/bkt");
        await client.Put("/bkt/kept", "kept");
        Inside(host, $"mount --bind '{_folder}' '{_folder}' && mount -o remount,bind,ro '{_folder}'");
        string[] before = Listing(host);
        foreach (string target in new[] { "/bkt/new", "/bkt/kept", "/other" })
        {
            Reply reply = await client.Put(target, target == "/other" ? "" : "data");
            Assert.Equal("500 InternalError", reply.Code);
            Assert.Contains("cannot be written", reply.Value("Message"), StringComparison.Ordinal);
        }
        Assert.Equal("500 InternalError", (await client.Delete("/bkt/kept")).Code);
        Assert.Equal("kept", (await client.Get("/bkt/kept")).Text);
        Assert.Equal(before, Listing(host));
    }

    [Fact]
    public void A_server_does_not_start_on_a_folder_that_cannot_be_written()
    {
        string error = Assert.Throws<InvalidOperationException>(() => Start("mount -t tmpfs -o size=1m,ro tmpfs").Dispose()).Message;
        Assert.Contains(_folder, error, StringComparison.Ordinal);
        Assert.Contains("ead-only", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Another server", error, StringComparison.Ordinal);
    }

    private HostProcess Start(string mount)
    {
        if (!OperatingSystem.IsLinux() || Run("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", _folder).Code != 0)
            Assert.Skip("This machine lets no process have a file system of its own.");
        return new HostProcess(_folder, ["unshare", "-rm", "sh", "-c", $"{mount} '{_folder}' && exec \"$@\"", "sh"]);
    }

    private static void Inside(HostProcess host, string script)
    {
        var (code, error) = Run("nsenter", "--preserve-credentials", "-U", "-m", "-t", $"{host.Id}", "sh", "-c", script);
        Assert.True(code == 0, error);
    }

    private string[] Listing(HostProcess host)
    {
        string root = $"/proc/{host.Id}/root{_folder}";
        return [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(f => f[root.Length..]).Order(StringComparer.Ordinal)];
    }

    private static (int Code, string Error) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
