using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.Testing;

/// <summary>Other programs that tests use when the machine has them.</summary>
public static class Programs
{
    /// <summary>Whether the machine has a program, on the PATH or where servers lie.</summary>
    public static bool Has(string name) => Find(name) is not null;

    /// <summary>The path of a program; null when the machine does not have it.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") }).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end and gives its exit code and all it printed.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string name, IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var start =
            new ProcessStartInfo(name) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                UseShellExecute = false };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
