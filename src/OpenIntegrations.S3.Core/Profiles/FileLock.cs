using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Profiles;

/// <summary>Lets one process at a time change a file. The lock is a file held open; the system drops it with the process.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>For work that asks a server meanwhile.</summary>
    private static readonly TimeSpan s_longPatience = TimeSpan.FromMinutes(2);

    /// <exception cref="TimeoutException">Another process holds the lock for too long.</exception>
    public static IDisposable Take(string path)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                Thread.Sleep(20);
            }
            catch (IOException e)
            {
                throw new TimeoutException($"'{path}' is held by another process.", e);
            }
        }
    }

    /// <exception cref="TimeoutException">Another process holds the lock for too long.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        DateTime end = DateTime.UtcNow + s_longPatience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new TimeoutException($"'{path}' is held by another process.", e);
            }
        }
    }
}
