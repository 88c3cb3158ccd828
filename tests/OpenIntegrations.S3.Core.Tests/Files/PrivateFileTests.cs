using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Files;

namespace OpenIntegrations.S3.Core.Tests.Files;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = (UnixFileMode)0x1B6; // 0666
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-private-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "profiles.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_lies_under_a_foreseeable_name_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        string foreign = Path + ".new";
        File.WriteAllText(foreign, "foreign");
        File.SetUnixFileMode(foreign, Everybody);
        PrivateFile.Replace(Path, "secret");
        Assert.Equal(Owner, File.GetUnixFileMode(Path));
        Assert.Equal(("secret", "foreign"), (File.ReadAllText(Path), File.ReadAllText(foreign)));
    }

    [Theory]
    [InlineData("profiles.json.new")]
    [InlineData("profiles.json")]
    public void A_link_is_replaced_and_not_followed(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights of their own there.");
        string target = System.IO.Path.Combine(_folder, "target");
        File.WriteAllText(target, "theirs");
        File.CreateSymbolicLink(System.IO.Path.Combine(_folder, name), target);
        PrivateFile.Replace(Path, "secret");
        Assert.Equal(("theirs", "secret"), (File.ReadAllText(target), File.ReadAllText(Path)));
        Assert.Null(new FileInfo(Path).LinkTarget);
        Assert.Equal(Owner, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void Rights_that_the_old_file_had_are_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        File.WriteAllText(Path, "old");
        File.SetUnixFileMode(Path, Everybody);
        PrivateFile.Replace(Path, "new");
        Assert.Equal(Owner, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void What_cannot_be_finished_leaves_nothing()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "full"));
        Assert.ThrowsAny<Exception>(() => PrivateFile.Replace(Path, "secret"));
        Assert.Equal([Path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_lock_is_no_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights of their own there.");
        string target = System.IO.Path.Combine(_folder, "target");
        File.CreateSymbolicLink(Path + ".lock", target);
        Assert.Contains("is a link", Assert.Throws<IOException>(() => FileLock.Take(Path + ".lock")).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void A_lock_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        using (FileLock.Take(Path + ".lock")) Assert.Equal(Owner, File.GetUnixFileMode(Path + ".lock"));
        File.SetUnixFileMode(Path + ".lock", Everybody);
        using (FileLock.Take(Path + ".lock")) Assert.Equal(Owner, File.GetUnixFileMode(Path + ".lock"));
    }

    [Fact]
    public async Task A_lock_is_waited_for()
    {
        IDisposable first = FileLock.Take(Path + ".lock");
        Task<IDisposable> second = FileLock.TakeAsync(Path + ".lock", TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public void A_lock_that_cannot_be_had_says_why()
    {
        string nowhere = System.IO.Path.Combine(_folder, "nowhere", "x.lock");
        Assert.Contains("its folder is not there", Assert.Throws<DirectoryNotFoundException>(() => FileLock.Take(nowhere)).Message,
            StringComparison.Ordinal);
        Directory.CreateDirectory(Path + ".lock");
        Exception folder = Assert.ThrowsAny<Exception>(() => FileLock.Take(Path + ".lock"));
        Assert.Contains("cannot be made or opened", folder.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another process", folder.Message, StringComparison.Ordinal);
        Assert.SkipUnless(File.Exists("/proc/version"), "Only Linux has a folder that nobody can write to.");
        Exception system = Assert.ThrowsAny<Exception>(() => FileLock.Take("/proc/oint.lock"));
        Assert.DoesNotContain("another process", system.Message, StringComparison.Ordinal);
    }
}
