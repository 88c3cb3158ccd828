using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>Jobs on trees as a cmdlet does them: asks before, shows how far it is, writes results and errors.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="activity">What is done, as a bar of progress has it: Copying.</param>
internal sealed class TreeWork(ConnectedCmdlet cmdlet, string activity)
{
    private readonly RunTally _tally = new();
    private readonly bool _asks = Asks(cmdlet);
    private TreeReport? _report;
    private int _special;

    /// <summary>The verb of what is asked; null for that of the direction.</summary>
    public string? Deed { get; init; }

    /// <summary>Whether results are written.</summary>
    public bool Gives { get; init; }

    /// <summary>What the jobs have written, where there may be several; else null.</summary>
    public TakenNames? Taken { get; init; }

    /// <summary>Asks whether so many things of so many bytes may be deleted.</summary>
    public Func<TreeEnd, long, long, bool> MayDelete { get; init; } = static (_, _, _) => true;

    /// <summary>Does a job to its end and writes what became of it.</summary>
    public async Task<RunSummary> RunAsync(TreeJob job, Plan plan, MoveSettings settings, bool moves, int? degree,
        CancellationToken cancellationToken)
    {
        _report ??= new TreeReport(activity, _tally, record => cmdlet.Post(() => cmdlet.WriteProgress(record)));
        var run = new TreeRun(plan, job.From, job.To, settings)
        {
            Degree = degree,
            Tally = _tally,
            Taken = Taken,
            MovesSource = moves,
            Report = Report,
            Moved = _report.Show,
            Wants = _asks ? (step, _) => new ValueTask<bool>(cmdlet.CallAsync(() => Wants(job, step))) : null,
            MayDelete = (count, bytes, _) => cmdlet.CallAsync(() => MayDelete(job.To, count, bytes)),
            ConcernsAll = Errors.ConcernAll,
        };
        RunSummary summary;
        try
        {
            summary = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // It may end the cmdlet, which then has no end of its own.
            cmdlet.Post(() => _report.End(cmdlet.WriteProgress));
            throw;
        }
        if (summary.Refusal is { } refusal)
            cmdlet.Post(() => cmdlet.WriteError(new(refusal, "NothingDeleted", ErrorCategory.InvalidOperation, job.To.Address(""))));
        return summary;
    }

    /// <summary>Says what was done, when all has ended.</summary>
    /// <param name="advice">What to do about links that were left out, as a sentence behind a blank.</param>
    public void End(string advice)
    {
        if (_report is null) return;
        _report.End(cmdlet.WriteProgress);
        if (_special > 0) cmdlet.WriteWarning($"{_special} links, devices or pipes were left out.{advice}");
        cmdlet.WriteInformation(TreeReport.Summary(_tally), ["S3Summary"]);
    }

    /// <summary>Whether a cmdlet only says what it would do.</summary>
    public static bool IsPreview(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? whatIf is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(Preference(cmdlet, "WhatIfPreference"));

    // Whoever is not asked need not wait for the pipeline's thread with each thing.
    private static bool Asks(PSCmdlet cmdlet)
    {
        var bound = cmdlet.MyInvocation.BoundParameters;
        return bound.ContainsKey("Confirm") || bound.ContainsKey("Verbose") || IsPreview(cmdlet)
            || Preference(cmdlet, "ConfirmPreference") is ConfirmImpact.Low or ConfirmImpact.Medium
            || Preference(cmdlet, "VerbosePreference") is not ActionPreference.SilentlyContinue;
    }

    private static object? Preference(PSCmdlet cmdlet, string name) =>
        cmdlet.SessionState.PSVariable.GetValue(name) is PSObject value ? value.BaseObject : cmdlet.SessionState.PSVariable.GetValue(name);

    private bool Wants(TreeJob job, TreeStep step)
    {
        string size = step.Action is StepAction.Copy or StepAction.Delete ? $" ({Size.Format(step.Size)}, {step.Reason})" : "";
        (string deed, string target) = step.Action switch
        {
            StepAction.Delete => ("Delete", job.To.NameOf(step.Path)),
            StepAction.Touch => ("Set time", job.To.NameOf(step.Path)),
            StepAction.MakeFolder => ("Make folder", job.To.NameOf(step.Path)),
            _ => (Deed ?? DeedOf(job), $"{job.From.NameOf(step.Path)} to {job.To.NameOf(step.Path)}"),
        };
        return cmdlet.ShouldProcess(target + size, deed);
    }

    private static string DeedOf(TreeJob job) => (job.From, job.To) switch
    {
        (FileEnd, _) => "Upload",
        (_, FileEnd) => "Download",
        _ => "Copy",
    };

    private void Report(ItemResult result)
    {
        _report!.Show();
        if (result.Status == ItemStatus.Failed) cmdlet.Post(() => WriteFailure(result));
        else if (result is { Status: ItemStatus.Skipped, IsSpecial: true }) Interlocked.Increment(ref _special);
        else if (Gives && result.Status == ItemStatus.Done) cmdlet.Post(() => cmdlet.WriteObject(result));
    }

    private void WriteFailure(ItemResult result)
    {
        ErrorRecord error = result.GetFailure() is S3RequestFailedException refusal ? Errors.Refused(refusal, result)
            : cmdlet.ErrorOf(result.GetFailure()!, result);
        ItemResult shown = result.Failed(error.Exception);
        if (Gives) cmdlet.WriteObject(shown);
        cmdlet.WriteError(new ErrorRecord(error.Exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, shown)
        {
            ErrorDetails = error.ErrorDetails,
        });
    }
}
