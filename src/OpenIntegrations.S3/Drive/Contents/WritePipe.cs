using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Drive.Contents;

/// <summary>
/// Bytes on their way from a pipeline to an upload. The writer waits when the upload is behind; the reader sees the end only when the
/// writer said that all is there.
/// </summary>
/// <param name="wait">Waits on the host's thread until a task has ended.</param>
internal sealed class WritePipe(Action<Task> wait) : Stream
{
    private const int MaxHeld = 4 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<byte[]> _held = new();
    private long _bytes;
    private int _taken;
    private bool _isComplete;
    private bool _isBroken;
    private TaskCompletionSource<bool> _changed = NewSignal();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Says that all is there.</summary>
    public void Complete() => Signal(() => _isComplete = true);

    /// <summary>Says that the rest will never come, or that nobody reads on.</summary>
    public void Break() => Signal(() => _isBroken = true);

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count == 0) return;
        var bytes = new byte[count];
        Buffer.BlockCopy(buffer, offset, bytes, 0, count);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_isBroken) return;
                if (_bytes < MaxHeld)
                {
                    _held.Enqueue(bytes);
                    _bytes += count;
                    Pulse();
                    return;
                }
                changed = _changed.Task;
            }
            wait(changed);
        }
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stopped = cancellationToken.Register(Break);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_held.Count > 0) return Take(buffer, offset, count);
                if (_isBroken) throw new OperationCanceledException("The pipeline that wrote did not come to its end.");
                if (_isComplete) return 0;
                changed = _changed.Task;
            }
            await changed.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(byte[] buffer, int offset, int count)
    {
        byte[] first = _held.Peek();
        int taken = Math.Min(count, first.Length - _taken);
        Buffer.BlockCopy(first, _taken, buffer, offset, taken);
        _taken += taken;
        _bytes -= taken;
        if (_taken == first.Length)
        {
            _held.Dequeue();
            _taken = 0;
        }
        Pulse();
        return taken;
    }

    private void Signal(Action change)
    {
        lock (_gate)
        {
            change();
            Pulse();
        }
    }

    private void Pulse()
    {
        TaskCompletionSource<bool> before = _changed;
        _changed = NewSignal();
        before.TrySetResult(true);
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
