using System;
using System.Globalization;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.Cli.Trees;

/// <summary>How far a job is, and what it did, in a line.</summary>
internal static class RunText
{
    public static string Progress(RunTally tally)
    {
        string more = tally.IsPlanned ? "" : " or more";
        string failed = tally.Failed > 0 ? $", {tally.Failed} failed" : "";
        double speed = tally.Bytes / Math.Max(0.001, tally.Elapsed.TotalSeconds);
        string left = tally.IsPlanned && speed > 1 && tally.PlannedBytes > tally.Bytes
            ? $", {Clock((tally.PlannedBytes - tally.Bytes) / speed)} left" : "";
        return $"{tally.Done} of {tally.Planned}{more}, {ByteSize.Format(tally.Bytes)} of {ByteSize.Format(tally.PlannedBytes)}{more}, "
            + $"{ByteSize.Format((long)speed)}/s{left}{failed}";
    }

    public static string Summary(RunTally summary)
    {
        string deleted = summary.Deleted > 0 ? $", {summary.Deleted} deleted" : "";
        string failed = summary.Failed > 0 ? $", {summary.Failed} failed" : "";
        double seconds = Math.Max(0.001, summary.Elapsed.TotalSeconds);
        // Of what did not move there is no speed.
        string speed = summary.Bytes > 0 ? $" ({ByteSize.Format((long)(summary.Bytes / seconds))}/s)" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{summary.Done} done ({ByteSize.Format(summary.Bytes)}), {summary.Skipped} skipped{deleted}{failed} "
                + $"in {seconds:0.0} s{speed}");
    }

    private static string Clock(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Min(seconds, 359999));
        return $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}";
    }
}
