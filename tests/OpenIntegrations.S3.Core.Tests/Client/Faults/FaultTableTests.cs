using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Client.Proofs;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Faults;

/// <summary>Every fault against every class of operations. docs/reliability.md shows what comes out.</summary>
public sealed class FaultTableTests
{
    private const string Begin = "<!-- made by the tests: ";
    private const string End = "<!-- end -->";

    private static readonly ConcurrentDictionary<string, Task<IReadOnlyDictionary<(string Fault, bool Always), Outcome>>> s_outcomes =
        new();

    public static TheoryData<string> Deeds => new(Deed.All.Select(d => d.Name));

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_fault_that_passes_is_outlived(string deed)
    {
        var outcomes = await OfAsync(deed);
        Assert.Empty(
            outcomes.Where(o =>
                !o.Key.Always && !Deed.Find(deed).Digest.Contains(o.Key.Fault)
                    && (!o.Value.IsTrue || o.Value.Failure is not null != Deed.Find(deed).Contradiction.Contains(o.Key.Fault)))
            .Select(o => $"{o.Key.Fault}: {o.Value}"));
    }

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_fault_that_stays_never_looks_like_success(string deed)
    {
        var outcomes = await OfAsync(deed);
        Assert.Empty(outcomes.Where(o => o.Key.Always && !Deed.Find(deed).Digest.Contains(o.Key.Fault) && !o.Value.IsTrue)
            .Select(o => $"{o.Key.Fault}: {o.Value}"));
    }

    [Fact]
    public void Every_class_is_played_and_described()
    {
        OperationKind[] played = Deed.All.Select(d => d.Kind).Append(OperationKind.Other).Distinct().ToArray();
        Assert.Empty(Enum.GetValues<OperationKind>().Except(played));
        Assert.Empty(Enum.GetValues<OperationKind>().Except(Beliefs.Table.Select(b => b.Kind)));
        Assert.Equal(Beliefs.Table.Where(b => b.Asked is not null).Select(b => b.Kind).Order(), Reconciler.Kinds.Order());
    }

    [Fact]
    public async Task The_page_shows_what_is_believed_and_what_comes_of_each_fault()
    {
        string path = Path.Combine(Repository.Root, "docs", "reliability.md");
        string page = (await File.ReadAllTextAsync(path)).Replace("\r\n", "\n", StringComparison.Ordinal);
        string made = Replace(Replace(page, "beliefs", BeliefTable()), "faults", await FaultTableAsync());
        if (Environment.GetEnvironmentVariable("OINT_TEST_WRITE_PAGES") == "1") await File.WriteAllTextAsync(path, made);
        Assert.Equal(made, page);
    }

    private static Task<IReadOnlyDictionary<(string Fault, bool Always), Outcome>> OfAsync(string deed) =>
        s_outcomes.GetOrAdd(deed, static name => Outcome.OfAsync(Deed.Find(name)));

    private static string Replace(string page, string part, string table)
    {
        string mark = Begin + part + " -->\n";
        int start = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        int end = page.IndexOf(End, start, StringComparison.Ordinal);
        return page[..start] + table + page[end..];
    }

    private static string BeliefTable()
    {
        var table =
            new StringBuilder(
                "| operations | believed when the answer has | first byte within | asked when the answer was lost or says too "
            + "little | left behind when this machine stops |\n| --- | --- | --- | --- | --- |\n");
        foreach (Belief belief in Beliefs.Table)
            table.Append(CultureInfo.InvariantCulture,
                $"| {belief.Operations} | {belief.Proof} | {belief.FirstByte?.TotalSeconds ?? 300:0} s | {belief.Asked ?? "nothing"} "
                + $"| {belief.Left} |\n");
        return table.ToString();
    }

    private static async Task<string> FaultTableAsync()
    {
        var table = new StringBuilder("| fault | " + string.Join(" | ", Deed.All.Select(d => d.Name)) + " |\n|"
            + string.Concat(Enumerable.Repeat(" --- |", Deed.All.Count + 1)) + "\n");
        foreach (Fault fault in Fault.All)
        {
            var cells = new List<string>();
            foreach (Deed deed in Deed.All)
                cells.Add(deed.Digest.Contains(fault.Name) ? "digest"
                    : deed.Contradiction.Contains(fault.Name) ? "error" : Cell(await OfAsync(deed.Name), fault.Name));
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(" | ", cells)} |\n");
        }
        return table.ToString();
    }

    private static string Cell(IReadOnlyDictionary<(string Fault, bool Always), Outcome> outcomes, string fault)
    {
        Outcome once = outcomes[(fault, false)], always = outcomes[(fault, true)];
        if (once is { Failure: null, Sent: 1, Asked: 0 }) return "taken";
        return always.Failure is null ? "asked" : "again";
    }
}
