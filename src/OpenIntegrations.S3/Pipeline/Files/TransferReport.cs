using System;
using System.Diagnostics;
using System.Management.Automation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Pipeline.Files;

/// <summary>Shows how far the transfers of a command are, a few times a second at most.</summary>
/// <param name="activity">What is done: Uploading, Downloading, Copying.</param>
/// <param name="show">Hands a record to the pipeline.</param>
internal sealed class TransferReport(string activity, Action<ProgressRecord> show)
{
    private const int ActivityId = 53;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly object _turn = new();
    private TimeSpan _next = s_pace;
    private int _begun;
    private int _ended;
    private long _done;
    private bool _isShown;

    /// <summary>Follows one more transfer, until it is disposed.</summary>
    public Item Follow()
    {
        lock (_turn) _begun++;
        return new Item(this);
    }

    private void Report(TransferProgress value, long more)
    {
        ProgressRecord record;
        lock (_turn)
        {
            _done += more;
            if (_time.Elapsed < _next) return;
            _next = _time.Elapsed + s_pace;
            _isShown = true;
            record = Record(value);
        }
        show(record);
    }

    private void End()
    {
        lock (_turn)
        {
            if (++_ended < _begun || !_isShown) return;
            _isShown = false;
        }
        show(new ProgressRecord(ActivityId, activity, " ") { RecordType = ProgressRecordType.Completed });
    }

    private ProgressRecord Record(TransferProgress value)
    {
        double speed = _done / Math.Max(0.001, _time.Elapsed.TotalSeconds);
        string rate = $"{Size.Format((long)speed)}/s";
        if (_begun > 1) return new ProgressRecord(ActivityId, activity, $"{_ended} objects done, {_begun - _ended} under way, {rate}");
        string total = value.Total is { } bytes ? " of " + Size.Format(bytes) : "";
        var record = new ProgressRecord(ActivityId, $"{activity} {value.Key}", $"{Size.Format(value.Done)}{total}, {rate}");
        if (value.Total is > 0)
        {
            record.PercentComplete = (int)Math.Min(100, value.Done * 100 / value.Total.Value);
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, (value.Total.Value - value.Done) / Math.Max(1, speed));
        }
        return record;
    }

    /// <summary>One transfer of several. When the last one ends, however it ends, the bar goes away.</summary>
    public sealed class Item(TransferReport report) : IProgress<TransferProgress>, IDisposable
    {
        private long _last;

        public void Report(TransferProgress value)
        {
            report.Report(value, value.Done - _last);
            _last = value.Done;
        }

        public void Dispose() => report.End();
    }
}
