using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace OpenIntegrations.Testing.EveryProject;

/// <summary>
/// Gives a test process a home and a folder for temporary files of its own, and nothing of what its user has set for us or the programs
/// that tests start. Both folders go with the process.
/// </summary>
internal static class Isolation
{
    // What a developer tells the tests themselves.
    private const string OfTests = "OINT_TEST_";

    private static readonly string[] s_settings = ["AWS_", "OINT_", "RCLONE_", "S3CMD_", "MC_", "BOTO", "XDG_"];

    [ModuleInitializer]
    internal static void Begin()
    {
        string shared = Path.GetTempPath(), own = Path.Combine(shared, $"oint-tests-{Environment.ProcessId}");
        string user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            bool isProduct = !name.StartsWith(OfTests, StringComparison.Ordinal);
            if (isProduct && Array.Exists(s_settings, s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase))) Set(name, null);
        }

        // What is installed for the user is still found: packages of NuGet, packages of Python.
        Keep("DOTNET_CLI_HOME", user);
        Keep("PYTHONUSERBASE", Path.Combine(user, ".local"));
        Set("S3_TEST_SHARED", shared);
        foreach (string name in new[] { "HOME", "USERPROFILE" }) Set(name, Directory.CreateDirectory(Path.Combine(own, "home")).FullName);
        foreach (string name in new[] { "TMPDIR", "TEMP", "TMP" }) Set(name, Directory.CreateDirectory(Path.Combine(own, "tmp")).FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(own);
    }

    private static void Set(string name, string? value) => Environment.SetEnvironmentVariable(name, value);

    private static void Keep(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null) Set(name, value);
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program that a test started still writes there.
        }
    }
}
