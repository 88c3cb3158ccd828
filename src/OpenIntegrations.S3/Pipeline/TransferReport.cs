using System;
using System.Diagnostics;
using System.Management.Automation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>Shows a transfer's progress, a few times a second at most.</summary>
/// <param name="activity">What is done: Uploading, Downloading, Copying.</param>
/// <param name="show">Hands a record to the pipeline.</param>
internal sealed class TransferReport(string activity, Action<ProgressRecord> show) : IProgress<TransferProgress>
{
    private const int ActivityId = 53;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly object _turn = new();
    private TimeSpan _next = s_pace;
    private bool _shown;

    public void Report(TransferProgress value)
    {
        if (_time.Elapsed < _next) return;
        lock (_turn)
        {
            if (_time.Elapsed < _next) return;
            _next = _time.Elapsed + s_pace;
            _shown = true;
        }
        show(Record(value));
    }

    /// <summary>Takes the bar away.</summary>
    public void Close()
    {
        if (_shown) show(new ProgressRecord(ActivityId, activity, " ") { RecordType = ProgressRecordType.Completed });
    }

    private ProgressRecord Record(TransferProgress value)
    {
        double speed = value.Done / Math.Max(0.001, _time.Elapsed.TotalSeconds);
        string total = value.Total is { } bytes ? " of " + Size.Format(bytes) : "";
        var record = new ProgressRecord(ActivityId, $"{activity} {value.Key}", $"{Size.Format(value.Done)}{total}, {Size.Format((long)speed)}/s");
        if (value.Total is > 0)
        {
            record.PercentComplete = (int)Math.Min(100, value.Done * 100 / value.Total.Value);
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, (value.Total.Value - value.Done) / Math.Max(1, speed));
        }
        return record;
    }
}
