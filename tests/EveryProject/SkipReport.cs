using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using OpenIntegrations.Testing.EveryProject;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(SkipReport))]

namespace OpenIntegrations.Testing.EveryProject;

/// <summary>
/// Writes down at the end of a project's tests which were skipped, and why: the console tells nothing but their names. The build prints it
/// (tests/Directory.Build.targets).
/// </summary>
public sealed class SkipReport : IDisposable
{
    // What xunit puts before the reason of a test that skips itself.
    private const string Mark = "$XunitDynamicSkip$";
    private static readonly string s_file = Path.Combine(AppContext.BaseDirectory, "skipped.txt");
    private static readonly ConcurrentDictionary<string, string> s_reasons = new();

    public SkipReport()
    {
        File.Delete(s_file);
        // xunit itself tells a test's end and no reason.
        AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
        {
            if (e.Exception is SkipException skip && TestContext.Current.Test is { } test)
                Add(skip.Message.Replace(Mark, "", StringComparison.Ordinal), test.TestDisplayName.Split('.')[^1]);
        };
    }

    internal static void Add(string reason, string test) => s_reasons[test] = reason;

    public void Dispose()
    {
        if (s_reasons.IsEmpty) return;
        File.WriteAllLines(s_file, s_reasons.GroupBy(s => s.Value, s => s.Key).OrderByDescending(g => g.Count())
            .Select(g => $"{g.Count()} skipped. {g.Key.ReplaceLineEndings(" ")} ({string.Join(", ", g.Order())})"));
    }
}
