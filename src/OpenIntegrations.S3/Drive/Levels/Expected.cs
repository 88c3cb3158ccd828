using System;
using System.Diagnostics;
using System.Threading;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>What a command is going to do with a path.</summary>
internal enum Want
{
    List,
    Content,
}

/// <summary>What a command is going to do with a path, and what was opened for it ahead.</summary>
internal sealed class Expected(DrivePath path, Want want) : IDisposable
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(10);
    private readonly long _since = Stopwatch.GetTimestamp();
    private ObjectStream? _opened;

    public DrivePath Path => path;

    public Want Want => want;

    public bool IsFresh => (Stopwatch.GetTimestamp() - _since) / (double)Stopwatch.Frequency < s_life.TotalSeconds;

    public bool IsOpened => _opened is not null;

    public void Keep(ObjectStream opened) => Interlocked.Exchange(ref _opened, opened)?.Dispose();

    public ObjectStream? Take() => Interlocked.Exchange(ref _opened, null);

    public void Dispose() => Take()?.Dispose();
}
