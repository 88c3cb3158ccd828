using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

/// <summary>What a command was told of a path when it asked whether that is there. It comes to it again, and is not told twice.</summary>
/// <param name="Path">The path.</param>
/// <param name="Failure">What went wrong.</param>
internal sealed record ToldFailure(DrivePath Path, Exception Failure)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(0.5);
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>Says the same to whoever asks once more at once: nobody waits twice for a store that does not answer.</summary>
    public void Repeat(DrivePath path)
    {
        if (path == Path && (Stopwatch.GetTimestamp() - _since) / (double)Stopwatch.Frequency < s_life.TotalSeconds)
            ExceptionDispatchInfo.Capture(Failure).Throw();
    }
}
