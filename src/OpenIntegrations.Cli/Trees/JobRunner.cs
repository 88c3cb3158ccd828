using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.Cli.Trees;

/// <summary>Does the jobs of a command line, one after the other, and says what became of each item and of all together.</summary>
/// <param name="context">The command.</param>
/// <param name="moves">Whether sources go once their content is at the destination.</param>
/// <param name="taken">What the jobs have written, where there may be several; else null.</param>
internal sealed class JobRunner(TreeContext context, bool moves, TakenNames? taken = null)
{
    private readonly bool _isDry = context.Line.Has("dry-run");
    private readonly MoveSettings _settings = context.Line.Settings() with { Resume = context.Resuming(), ErasesSource = moves };
    private readonly Filter _filter = context.Line.ToFilter();
    private readonly int? _degree = context.Line.Degree();
    private readonly RunTally _tally = new();
    private int _special;
    private long _allowed;

    /// <summary>Asks about what a job deletes before it writes anything, and does it; more than was allowed is asked about again.</summary>
    public async Task MirrorAsync(TreeJob job)
    {
        if (job.Deletes && !_isDry && !context.Line.Has("force"))
        {
            Foresight ahead = await Foresight.OfAsync(Filtered(job), context.Token).ConfigureAwait(false);
            if (!await MayDeleteAsync(job, ahead.Count, ahead.Bytes).ConfigureAwait(false)) return;
            _allowed = ahead.Count;
        }
        await RunAsync(job).ConfigureAwait(false);
    }

    /// <returns>What there was to do.</returns>
    public async Task<Plan> RunAsync(TreeJob job)
    {
        TreeJob filtered = Filtered(job);
        Plan plan = filtered.CreatePlan();
        var run = new TreeRun(plan, job.From, job.To, _settings)
        {
            Degree = _degree,
            MovesSource = moves,
            Tally = _tally,
            Taken = taken,
            Report = Report,
            Moved = Show,
            Wants = _isDry ? (step, _) => Announce(job, step) : null,
            MayDelete = (count, bytes, _) => MayDeleteAsync(job, count, bytes),
            ConcernsAll = TreeContext.ConcernsAll,
        };
        RunSummary summary = await run.RunAsync(context.Token).ConfigureAwait(false);
        if (summary.Refusal is { } refusal) context.Fail($"oint {context.Name}: {refusal.Message}");
        return plan;
    }

    /// <summary>Says what was done in all.</summary>
    public int End()
    {
        if (_special > 0) context.Writer.Note($"{_special} links, devices or pipes were left out. --follow-links takes links along.");
        // That nothing was done says the error already.
        if (!_isDry && !(context.HasFailed && _tally.IsEmpty)) context.Writer.Note(RunText.Summary(_tally));
        return context.Exit;
    }

    private TreeJob Filtered(TreeJob job) => job with
    {
        Filter = _filter, FollowLinks = context.Line.Has("follow-links"), EmptyFolders = context.Line.Has("empty-folders"),
        KeepTimes = context.Line.Has("keep-times"),
    };

    private async Task<bool> MayDeleteAsync(TreeJob job, long count, long bytes) =>
        count <= _allowed || await new Question(context).AllowsAsync(count, bytes, job.To.Address("")).ConfigureAwait(false);

    private ValueTask<bool> Announce(TreeJob job, TreeStep step)
    {
        string source = (step.IsOfTarget ? job.To : job.From).NameOf(step.Path);
        string? destination = step.IsOfTarget ? null : job.To.NameOf(step.Path);
        string verb = ItemLines.VerbOf(ActionOf(job, step.Action), moves);
        if (context.Writer.IsJson) context.Writer.Json(ItemLines.Json(verb, "planned", source, destination, step.Size, null));
        else context.Writer.Line("(dryrun) " + ItemLines.Text(verb, source, destination));
        return new(false);
    }

    private static ItemAction ActionOf(TreeJob job, StepAction action) => action switch
    {
        StepAction.Delete => ItemAction.Delete,
        StepAction.Touch => ItemAction.SetTime,
        StepAction.MakeFolder => ItemAction.MakeFolder,
        _ => job.From is FileEnd ? ItemAction.Upload : job.To is FileEnd ? ItemAction.Download : ItemAction.Copy,
    };

    private void Report(ItemResult result)
    {
        if (result.Status == ItemStatus.Failed) context.Count();
        string verb = ItemLines.VerbOf(result.Action, moves);
        bool isSpecial = result is { Status: ItemStatus.Skipped, IsSpecial: true };
        if (isSpecial) Interlocked.Increment(ref _special);
        if (context.Writer.IsJson)
        {
            if (result.Status != ItemStatus.Skipped || isSpecial) context.Writer.Json(ItemLines.Json(result, verb));
        }
        else if (result.GetFailure() is { } error)
            context.Writer.Error(Failure(result, verb) + ": " + Advice.On(error));
        else if (result.Status == ItemStatus.Done) context.Writer.Line(ItemLines.Text(verb, result.Source, result.Destination));
        Show();
    }

    // What could not be read is not on its way anywhere.
    private static string Failure(ItemResult result, string verb) => result.Action == ItemAction.None
        ? ItemLines.Text("read failed", result.Source, null)
        : ItemLines.Text(verb + " failed", result.Source, result.Destination);

    private void Show() => context.Writer.Progress(() => RunText.Progress(_tally));
}
