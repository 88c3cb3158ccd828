using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>
/// One call of Copy-Item, Move-Item or Get-FileHash. What a record began goes on while the next ones come, several at a time, and has
/// ended when the call has.
/// </summary>
/// <param name="function">The function that was called.</param>
/// <param name="goesOn">Whether somebody tells also when the call is broken off; where not, each record waits for its own.</param>
internal sealed class ItemCall(PSCmdlet function, bool goesOn) : IStoppable, IDisposable
{
    private const int Width = 16;

    private readonly DriveWork _work = new(new FunctionHost(function));
    private readonly Dictionary<S3DriveInfo, OpenWork> _open = [];
    private readonly HashSet<string> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lanes _lanes = new();
    private bool _isBusy;

    public PSCmdlet Function => function;

    /// <summary>Whether records may go on behind each other.</summary>
    public bool GoesOn => goesOn;

    /// <summary>Whether something was begun that nobody has waited for.</summary>
    public bool IsBusy => _isBusy;

    /// <summary>The folder that the last record went to; null where that was none.</summary>
    public ItemDestination? Folder { get; set; }

    /// <summary>The store of a drive, connected when it is first needed.</summary>
    public S3Client StoreOf(S3DriveInfo drive)
    {
        if (!_open.ContainsKey(drive)) _open[drive] = _work.Open(drive);
        return drive.Store.Client;
    }

    /// <summary>Starts work for a drive.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="written">What it writes: two that write the same are done one after the other.</param>
    /// <param name="fail">Told on the function's thread of what ended it.</param>
    /// <param name="work">The work.</param>
    public void Start(S3DriveInfo drive, string? written, Action<Exception> fail, Func<Pump, CancellationToken, Task> work)
    {
        _isBusy = true;
        Pump pump = _open[drive].Pump;
        pump.Start(new Turn(fail), Width, _lanes.Behind(null, written, token => work(pump, token)), isShort: false);
    }

    /// <summary>Says that something will be written, and waits for what this call is writing there: whether it is there counts.</summary>
    public void Claim(string target)
    {
        if (_targets.Contains(target)) Drain();
        _targets.Add(target);
    }

    /// <summary>Waits for all that was begun.</summary>
    public void Drain()
    {
        foreach (OpenWork open in _open.Values) open.Pump.Drain();
        _targets.Clear();
        _isBusy = false;
    }

    public void Run() => Drain();

    public void Stop() => _work.Stop();

    public void Dispose()
    {
        foreach (OpenWork open in _open.Values) open.Dispose();
        _open.Clear();
    }
}
