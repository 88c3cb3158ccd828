using System;
using System.Diagnostics;
using System.Management.Automation;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>Shows how far a job on trees is, a few times a second at most; where a machine watches, not at all.</summary>
/// <param name="activity">What is done: Copying.</param>
/// <param name="tally">What was done so far.</param>
/// <param name="show">Hands a record to the pipeline.</param>
internal sealed class TreeReport(string activity, RunTally tally, Action<ProgressRecord> show)
{
    private const int ActivityId = 54;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private static readonly bool s_isQuiet = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly object _turn = new();
    private TimeSpan _next = s_pace;
    private bool _isShown;

    /// <summary>What was done, in a line.</summary>
    public static string Summary(RunTally tally)
    {
        string failed = tally.Failed > 0 ? $", {tally.Failed} failed" : "";
        string deleted = tally.Deleted > 0 ? $", {tally.Deleted} deleted" : "";
        double seconds = Math.Max(0.001, tally.Elapsed.TotalSeconds);
        // Of what did not move there is no speed.
        string speed = tally.Bytes > 0 ? $" ({Size.Format((long)(tally.Bytes / seconds))}/s)" : "";
        return $"{tally.Done} done ({Size.Format(tally.Bytes)}), {tally.Skipped} skipped{deleted}{failed} in {seconds:0.0} s{speed}";
    }

    /// <summary>Shows the present state, when the last one is old enough.</summary>
    public void Show()
    {
        if (s_isQuiet) return;
        lock (_turn)
        {
            if (_time.Elapsed < _next) return;
            _next = _time.Elapsed + s_pace;
            _isShown = true;
        }
        show(Record());
    }

    /// <summary>Takes the bar away, when there is one.</summary>
    public void End(Action<ProgressRecord> write)
    {
        if (_isShown) write(new ProgressRecord(ActivityId, activity, " ") { RecordType = ProgressRecordType.Completed });
        _isShown = false;
    }

    private ProgressRecord Record()
    {
        double speed = tally.Bytes / Math.Max(0.001, tally.Elapsed.TotalSeconds);
        string more = tally.IsPlanned ? "" : " or more";
        string failed = tally.Failed > 0 ? $", {tally.Failed} failed" : "";
        var record = new ProgressRecord(ActivityId, activity,
            $"{tally.Done} of {tally.Planned}{more}, {Size.Format(tally.Bytes)} of {Size.Format(tally.PlannedBytes)}{more}, "
                + $"{Size.Format((long)speed)}/s{failed}");
        if (!tally.IsPlanned || tally.PlannedBytes <= 0) return record;
        record.PercentComplete = (int)Math.Min(100, Math.Max(0, tally.Bytes * 100 / tally.PlannedBytes));
        record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(0, tally.PlannedBytes - tally.Bytes) / Math.Max(1, speed));
        return record;
    }
}
