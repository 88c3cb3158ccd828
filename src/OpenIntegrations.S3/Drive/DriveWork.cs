using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive;

/// <summary>What a provider does on a drive, on the pump: Ctrl+C ends all of it.</summary>
internal sealed class DriveWork(IPumpHost host)
{
    private readonly List<OpenWork> _open = [];
    private bool _isStopped;

    public void Stop()
    {
        lock (_open)
        {
            _isStopped = true;
            foreach (OpenWork work in _open) work.Stop();
        }
    }

    /// <summary>Work that goes on until it is disposed.</summary>
    public OpenWork Open(S3DriveInfo drive)
    {
        var work = new OpenWork(host, drive, this);
        lock (_open)
        {
            _open.Add(work);
            if (_isStopped) work.Stop();
        }
        return work;
    }

    /// <summary>Does something to its end and gives its result.</summary>
    public T Run<T>(S3DriveInfo drive, Func<Pump, CancellationToken, Task<T>> work)
    {
        using OpenWork open = Open(drive);
        return open.Run(work);
    }

    public void Forget(OpenWork work)
    {
        lock (_open) _open.Remove(work);
    }
}

/// <summary>One thing that is done on a drive, or a stream that is open.</summary>
internal sealed class OpenWork : IDisposable
{
    private readonly S3DriveInfo _drive;
    private readonly DriveWork _owner;
    private readonly Pump _pump;
    private readonly (IPumpHost, Pump)? _before;
    private readonly IPumpHost _host;

    public OpenWork(IPumpHost host, S3DriveInfo drive, DriveWork owner)
    {
        (_host, _drive, _owner, _pump, _before) = (host, drive, owner, new Pump(host), drive.Speaker);
        drive.Speaker = (host, _pump);
    }

    public Pump Pump => _pump;

    public CancellationToken Stopping => _pump.Stopping;

    /// <summary>Runs work to its end; what ends it otherwise is thrown here.</summary>
    public T Run<T>(Func<Pump, CancellationToken, Task<T>> work)
    {
        T result = default!;
        Exception? failure = null;
        _drive.Speaker = (_host, _pump);
        _pump.Start(new Turn(e => failure = e), 1, async token => result = await work(_pump, token).ConfigureAwait(false), isShort: false);
        _pump.Drain();
        if (failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
        return result;
    }

    public void Stop() => _pump.Stop();

    public void Dispose()
    {
        _owner.Forget(this);
        _drive.Speaker = _before;
        _pump.Dispose();
    }
}
