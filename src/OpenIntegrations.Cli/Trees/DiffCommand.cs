using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint diff</c>: ends as diff does, with 0 for the same, 1 for what differs, 2 for what could not be read.</summary>
internal sealed class DiffCommand
{
    private readonly TreeContext _context;
    private long _same;
    private long _differ;
    private long _first;
    private long _second;

    private DiffCommand(TreeContext context) => _context = context;

    public static Task<int> RunAsync(TreeContext context) => new DiffCommand(context).RunAsync();

    private async Task<int> RunAsync()
    {
        TreeLine line = _context.Line;
        TreeEnd from = await Ends.AnyAsync(_context, line.Operands[0], isSource: true).ConfigureAwait(false);
        TreeEnd to = await Ends.AnyAsync(_context, line.Operands[1], isSource: false).ConfigureAwait(false);
        Ends.DemandStore(_context, from, to);
        var job = new TreeJob(from, to)
        {
            Compares = true, By = line.CompareRule(), Deletes = true, Filter = line.ToFilter(), FollowLinks = line.Has("follow-links"),
            KeepTimes = line.Has("keep-times"), OnlyReads = true,
        };
        await foreach (TreeStep step in job.CreatePlan().StepsAsync(_context.Token).ConfigureAwait(false)) Tell(job, step);
        _context.Writer.Note($"{_same} the same, {_differ} differ, {_first} only in the first, {_second} only in the second");
        if (_context.HasFailed) return ExitCode.Usage;
        return _differ + _first + _second > 0 ? ExitCode.SomeFailed : ExitCode.Success;
    }

    private void Tell(TreeJob job, TreeStep step)
    {
        string source = job.From.NameOf(step.Path), target = job.To.NameOf(step.Path);
        if (step.Action == StepAction.Conflict)
        {
            bool isReached = _same + _differ + _first + _second > 0;
            if (TreeContext.ConcernsAll(step.Error!, isReached)) ExceptionDispatchInfo.Capture(step.Error!).Throw();
            if (_context.Writer.IsJson) _context.Writer.Json(Json(step, "unknown", source, target));
            _context.Fail($"{ItemLines.Near(step.IsOfTarget ? target : source)}: {Advice.On(step.Error!)}");
            return;
        }
        (string sign, string word) = step switch
        {
            { Action: StepAction.Skip or StepAction.Touch } => ("=", "same"),
            { Source: null } => (">", "onlySecond"),
            { Target: null } => ("<", "onlyFirst"),
            _ => ("!", "differs"),
        };
        Count(sign);
        if (sign == "=" && !_context.Line.Has("all")) return;
        if (_context.Writer.IsJson) _context.Writer.Json(Json(step, word, source, target));
        else _context.Writer.Line($"{sign} {(step.Path.Length == 0 ? ItemLines.Near(source) : step.Path)}"
            + (sign == "!" ? $"  ({step.Reason})" : ""));
    }

    private void Count(string sign)
    {
        switch (sign)
        {
            case "=": _same++; break;
            case "<": _first++; break;
            case ">": _second++; break;
            default: _differ++; break;
        }
    }

    private static TreeMap Json(TreeStep step, string word, string source, string target) => new()
    {
        { "path", step.Path },
        { "difference", word },
        { "reason", step.Reason },
        { "source", source },
        { "destination", target },
        { "sourceSize", step.Source?.Size },
        { "destinationSize", step.Target?.Size },
        { "error", step.Error is { } error ? Advice.On(error) : null },
    };
}
