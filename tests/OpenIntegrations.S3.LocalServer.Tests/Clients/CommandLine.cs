using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>A command line of others, set up for a server of its own. Tests are skipped where the machine does not have it.</summary>
/// <param name="program">Its name.</param>
/// <param name="check">Arguments that it knows when it is there.</param>
public abstract class CommandLine(string program, params string[] check) : IAsyncLifetime
{
    private string? _found;

    public string Folder { get; } = Directory.CreateTempSubdirectory("s3-" + program + "-").FullName;

    protected TestServer Server { get; } = new();

    /// <summary>What goes before the arguments of each call.</summary>
    protected virtual IEnumerable<string> Options => [];

    protected virtual (string Name, string Value)[] Environment => [];

    public async ValueTask InitializeAsync() => _found = await Tool.FindAsync([program], check);

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return default;
    }

    /// <summary>A file of so many bytes.</summary>
    public string NewFile(int size, string name)
    {
        string path = Path.Combine(Folder, Guid.NewGuid().ToString("N"), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. Enumerable.Range(0, size).Select(i => (byte)('a' + i * 31 % 26))]);
        return path;
    }

    /// <summary>A folder with a file for each name, which it holds as its text.</summary>
    public string NewFolder(params string[] names)
    {
        string folder = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        foreach (string path in names.Select(n => Path.Combine(folder, n)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Path.GetRelativePath(folder, path));
        }
        return folder;
    }

    /// <summary>Runs a command that must succeed, and gives what it wrote.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        ToolResult result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, string.Join(" ", arguments) + ": " + result.Error);
        return result.Output;
    }

    public Task<ToolResult> TryAsync(params string[] arguments)
    {
        if (_found is null) Assert.Skip($"There is no {program} on this machine.");
        return Tool.RunAsync(_found, [.. Options, .. arguments], Environment);
    }
}
