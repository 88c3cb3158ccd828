using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Clients;

/// <summary>What a program wrote, and how it ended.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error);

/// <summary>Runs programs of the machine that tests are run on.</summary>
internal static class Tool
{
    private static readonly string[] s_settings = ["AWS_", "RCLONE_", "S3CMD_"];

    public static async Task<ToolResult> RunAsync(string program, IEnumerable<string> arguments,
        params (string Name, string Value)[] environment)
    {
        var start =
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true,
                RedirectStandardInput = true };
        // What the machine's user has set for these programs is not meant for the tests.
        foreach (string name in start.Environment.Keys.Where(k => Array.Exists(s_settings, k.StartsWith)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>The first of some programs that can do what is asked of it; null when there is none.</summary>
    public static async Task<string?> FindAsync(string[] programs, params string[] check)
    {
        foreach (string program in programs)
        {
            try
            {
                if ((await RunAsync(program, check)).ExitCode == 0) return program;
            }
            catch (Win32Exception)
            {
                // It is not there.
            }
        }
        return null;
    }
}
