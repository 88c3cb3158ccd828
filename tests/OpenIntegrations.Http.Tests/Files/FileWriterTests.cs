using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Files;

public sealed class FileWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_appears_when_it_is_complete()
    {
        string path = At("file");
        File.WriteAllText(path, "old");
        using (var writer = new FileWriter(path)) Write(writer, "new");
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        Save(path, "new");
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(240)]
    public void A_name_may_be_as_long_as_the_file_system_takes(int bytes)
    {
        Save(At(new string('a', bytes)), "x");
        Save(At(string.Concat(Enumerable.Repeat("é", bytes / 2))), "x");
        Save(At(string.Concat(Enumerable.Repeat("\U0001F600", bytes / 4))), "x");
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_missing_folder_is_named_and_not_the_temporary_file()
    {
        string path = Path.Combine(_folder, "nowhere", "file");
        var error = Assert.Throws<DirectoryNotFoundException>(() => new FileWriter(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".partial", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_stays_and_its_file_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right on Windows.");
        File.WriteAllText(At("real"), "old");
        File.CreateSymbolicLink(At("second"), At("real"));
        File.CreateSymbolicLink(At("first"), "second");
        File.CreateSymbolicLink(At("dangling"), "later");
        Save(At("first"), "new");
        Save(At("dangling"), "new");
        Assert.Equal("second", new FileInfo(At("first")).LinkTarget);
        Assert.Equal(["new", "new"], [File.ReadAllText(At("real")), File.ReadAllText(At("later"))]);
        Assert.Equal("later", new FileInfo(At("dangling")).LinkTarget);
    }

    [Fact]
    public void The_rights_of_a_file_are_kept()
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(At("file"), "old");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(At("file"), mode);
        Save(At("file"), "new");
        Assert.Equal(mode, File.GetUnixFileMode(At("file")));
    }

    [Fact]
    public async Task A_pipe_is_written_through()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Programs.Has("mkfifo"), "There is no mkfifo.");
        await Programs.RunAsync("mkfifo", [At("pipe")]);
        Task<string> reader = Task.Run(() => File.ReadAllText(At("pipe")));
        using var body = new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 600_000)));
        Assert.True(FileOutput.IsSequential(At("pipe")));
        await FileOutput.SaveAsync(body, At("pipe"), CancellationToken.None);
        Assert.Equal(600_000, (await reader).Length);
        Assert.Equal([At("pipe")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_device_stays_a_device()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null.");
        File.CreateSymbolicLink(At("link"), "/dev/null");
        Save(At("link"), "gone");
        Save("/dev/null", "gone");
        Assert.True(FileOutput.IsSequential("/dev/null"));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal("/dev/null", new FileInfo(At("link")).LinkTarget);
    }

    /// <summary>An empty file there counted as a device, and was left out of every copy of its folder.</summary>
    [Fact]
    public void Files_in_memory_are_files()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no /dev/shm.");
        string file = Path.Combine("/dev/shm", "oint-" + Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllText(file, "");
            Assert.False(FileOutput.IsSequential(file));
            using var writer = new FileWriter(file);
            Write(writer, "new");
            Assert.Equal(0, new FileInfo(file).Length);
            writer.Commit();
            Assert.Equal("new", File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_was_left_behind_is_found_again()
    {
        using (var first = new FileWriter(At("file"), "tag1") { KeepsPartial = true }) Write(first, "half");
        Assert.Throws<FileNotFoundException>(() => new FileWriter(At("file"), "tag2", goesOn: true));
        using var second = new FileWriter(At("file"), "tag1", goesOn: true);
        var found = new byte[4];
        Assert.Equal(4, second.Read(found, 4, 0));
        second.Write(Encoding.ASCII.GetBytes(" more"), 5, 4);
        second.Commit();
        Assert.Equal("half more", File.ReadAllText(At("file")));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_was_left_behind_and_is_not_wanted_goes_even_where_it_is_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        File.WriteAllText(At("victim"), "mine");
        File.CreateSymbolicLink(FileWriter.PartialOf(At("file"), "tag1")!, At("victim"));
        using (var writer = new FileWriter(At("file"), "tag1"))
        {
            Write(writer, "new");
            writer.Commit();
        }
        Assert.Equal(("mine", "new"), (File.ReadAllText(At("victim")), File.ReadAllText(At("file"))));
        Assert.Null(new FileInfo(At("file")).LinkTarget);
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_found_out()
    {
        File.WriteAllText(At("file"), "0123456789");
        File.SetLastWriteTimeUtc(At("file"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var reader = new FileReader(At("file"));
        reader.CheckUnchanged();
        File.SetLastWriteTimeUtc(At("file"), new DateTime(2026, 1, 1, 0, 0, 1, DateTimeKind.Utc));
        Assert.Throws<IOException>(reader.CheckUnchanged);
    }

    [Fact]
    public void A_link_is_read_as_the_file_that_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.WriteAllText(At("file"), "0123456789");
        File.SetLastWriteTimeUtc(At("file"), time);
        File.CreateSymbolicLink(At("near"), "file");
        File.CreateSymbolicLink(At("far"), At("near"));
        File.CreateSymbolicLink(At("lost"), "nowhere");
        Assert.Null(FileState.Find(At("lost")));
        foreach (string link in new[] { At("near"), At("far") })
        {
            Assert.Equal(new FileState(link, 10, time), FileState.Of(link));
            using var reader = new FileReader(link);
            Assert.Equal((10, time), (reader.Length, reader.Modified));
            reader.CheckUnchanged();
        }
        using var open = new FileReader(At("far"));
        FileState.Touch(At("far"), time.AddDays(1));
        Assert.Equal(time.AddDays(1), File.GetLastWriteTimeUtc(At("file")));
        Assert.Throws<IOException>(open.CheckUnchanged);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static void Save(string path, string text)
    {
        using var writer = new FileWriter(path);
        Write(writer, text);
        writer.Commit();
    }

    private static void Write(FileWriter writer, string text) => writer.Write(Encoding.ASCII.GetBytes(text), text.Length, 0);
}
