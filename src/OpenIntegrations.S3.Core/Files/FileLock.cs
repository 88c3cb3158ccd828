using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Files;

/// <summary>Lets one process at a time change a file. The lock is a file held open; the system drops it with the process.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>For work that asks a server meanwhile.</summary>
    private static readonly TimeSpan s_longPatience = TimeSpan.FromMinutes(2);

    // What the system says of a file that another holds: on Windows sharing and lock violations, EAGAIN on Linux and on macOS.
    private static readonly int[] s_held = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <exception cref="TimeoutException">Another process holds the lock for too long.</exception>
    /// <exception cref="IOException">The file cannot be made or opened; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static IDisposable Take(string path)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (true)
        {
            if (TryTake(path, end) is { } taken) return taken;
            Thread.Sleep(20);
        }
    }

    /// <inheritdoc cref="Take"/>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        DateTime end = DateTime.UtcNow + s_longPatience;
        while (true)
        {
            if (TryTake(path, end) is { } taken) return taken;
            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The lock, or null where another process has it: for work that can be done without.</summary>
    /// <inheritdoc cref="Take"/>
    public static IDisposable? TryTake(string path) => TryTake(path, DateTime.MaxValue);

    private static FileStream? TryTake(string path, DateTime end)
    {
        try
        {
            return PrivateFile.OpenOwn(path);
        }
        catch (IOException e) when (Array.IndexOf(s_held, e.HResult) >= 0)
        {
            return DateTime.UtcNow < end ? null : throw new TimeoutException($"'{path}' is held by another process.", e);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be made: its folder is not there.", e);
        }
        catch (IOException e)
        {
            throw new IOException($"'{path}' cannot be made or opened, which keeps others from writing meanwhile: {e.Message}", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be made or opened: this user may not write there. ({e.Message})", e);
        }
    }
}
